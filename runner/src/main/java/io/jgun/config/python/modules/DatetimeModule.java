package io.jgun.config.python.modules;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.Ints;
import io.jgun.config.python.values.NativeObject;
import io.jgun.config.python.values.None;
import io.jgun.config.python.values.PyCallable;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Types;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** {@code datetime}: now, dates, differences, text. */
final class DatetimeModule extends NativeModule {

    DatetimeModule() {
        super("datetime");
    }

    @Override
    public @Nullable Object constant(Run run, String name) {
        return switch (name) {
            case "datetime" -> new Factory(false);
            case "date" -> new Factory(true);
            case "timezone" -> new Zones();
            case "timedelta" -> new DeltaFactory();
            case "UTC" -> new Zones().constant(run, "utc");
            default -> null;
        };
    }

    private static final class Zones extends NativeObject {
        Zones() {
            super(Types.TYPE);
        }

        @Override
        public @Nullable Object constant(Run run, String name) {
            return name.equals("utc") ? "UTC" : null;
        }
    }

    private static final class DeltaFactory extends NativeObject implements PyCallable {
        private static final String[] UNITS = {
            "days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks"
        };
        private static final double[] SECONDS = {86400, 1, 1e-6, 1e-3, 60, 3600, 604800};

        DeltaFactory() {
            super(Types.TYPE);
        }

        @Override
        public Object call(Run run, Arguments arguments) {
            double seconds = 0;
            for (int i = 0; i < UNITS.length; i++) {
                seconds += Ints.toDouble(arguments.get(i, UNITS[i], 0L)) * SECONDS[i];
            }
            if (!(Math.abs(seconds) < 1e14)) {
                throw PyError.of(Types.OVERFLOW, "timedelta out of range");
            }
            return new Dates.Delta(Duration.ofNanos(0).plusMillis(Math.round(seconds * 1000)));
        }
    }

    private static final class Factory extends NativeObject implements PyCallable {
        private static final String[] METHODS = {"now", "utcnow", "today", "fromtimestamp"};
        private static final String[] PARTS = {"year", "month", "day", "hour", "minute", "second", "microsecond"};

        private final boolean dateOnly;

        Factory(boolean dateOnly) {
            super(Types.TYPE);
            this.dateOnly = dateOnly;
        }

        @Override
        public String[] methods() {
            return METHODS;
        }

        @Override
        public Object call(Run run, Arguments arguments) {
            int[] parts = new int[PARTS.length];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = Ints.toInt(arguments.get(i, PARTS[i], i < 3 ? (Object) 1L : 0L));
            }
            arguments.expect("datetime", 3, 8);
            try {
                return new Dates(
                        ZonedDateTime.of(
                                parts[0],
                                parts[1],
                                parts[2],
                                parts[3],
                                parts[4],
                                parts[5],
                                Math.multiplyExact(parts[6], 1000),
                                ZoneId.systemDefault()),
                        false,
                        dateOnly);
            } catch (DateTimeException | ArithmeticException e) {
                throw PyError.value("date or time out of range");
            }
        }

        @Override
        public @Nullable Object call(Run run, String method, Arguments arguments) {
            boolean zoned = arguments.get(0, "tz", None.NONE) instanceof String;
            return switch (method) {
                case "now", "today" ->
                    zoned
                            ? new Dates(Dates.utc(), true, dateOnly)
                            : new Dates(ZonedDateTime.now(ZoneId.systemDefault()), false, dateOnly);
                case "utcnow" -> new Dates(Dates.utc(), false, dateOnly);
                case "fromtimestamp" ->
                    at(Ints.toDouble(arguments.expect(method, 1, 2).get(0)));
                default -> null;
            };
        }

        private Object at(double seconds) {
            if (!(Math.abs(seconds) < 1e11)) {
                throw PyError.value("timestamp out of range");
            }
            Instant instant = Instant.ofEpochMilli((long) (seconds * 1000));
            return new Dates(instant.atZone(ZoneId.systemDefault()), false, dateOnly);
        }
    }
}
