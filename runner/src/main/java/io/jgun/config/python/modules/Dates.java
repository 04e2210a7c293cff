package io.jgun.config.python.modules;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.NativeObject;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyFormattable;
import io.jgun.config.python.values.PyOrdered;
import io.jgun.config.python.values.PyType;
import io.jgun.config.python.values.Run;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A date and time of the module datetime. */
final class Dates extends NativeObject implements PyFormattable, PyOrdered {

    private static final PyType TYPE = Files.type("datetime.datetime");
    private static final String[] METHODS = {
        "strftime", "isoformat", "timestamp", "date", "weekday", "isoweekday", "timetuple", "__add__", "__sub__"
    };

    private final ZonedDateTime time;
    private final boolean zoned;
    private final boolean dateOnly;

    Dates(ZonedDateTime time, boolean zoned, boolean dateOnly) {
        super(TYPE);
        this.time = time;
        this.zoned = zoned;
        this.dateOnly = dateOnly;
    }

    @Override
    public String str() {
        return dateOnly ? time.toLocalDate().toString() : iso(" ");
    }

    @Override
    public String repr() {
        return "<datetime " + str() + ">";
    }

    private String iso(String separator) {
        LocalDateTime local = time.toLocalDateTime();
        long micros = local.getLong(java.time.temporal.ChronoField.MICRO_OF_SECOND);
        String text = local.toLocalDate()
                + separator
                + DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).format(local)
                + (micros == 0 ? "" : "." + Long.toString(1_000_000 + micros).substring(1));
        return zoned ? text + offset(":") : text;
    }

    private String offset(String colon) {
        int minutes = time.getOffset().getTotalSeconds() / 60;
        return (minutes < 0 ? "-" : "+")
                + TimeModule.two(Math.abs(minutes) / 60)
                + colon
                + TimeModule.two(Math.abs(minutes) % 60);
    }

    @Override
    public String format(String spec) {
        return TimeModule.format(time, spec);
    }

    @Override
    public int orderTo(Object other) {
        return time.compareTo(((Dates) other).time);
    }

    @Override
    public @Nullable Object constant(Run run, String name) {
        return switch (name) {
            case "year" -> (long) time.getYear();
            case "month" -> (long) time.getMonthValue();
            case "day" -> (long) time.getDayOfMonth();
            case "hour" -> (long) time.getHour();
            case "minute" -> (long) time.getMinute();
            case "second" -> (long) time.getSecond();
            case "microsecond" -> time.getLong(java.time.temporal.ChronoField.MICRO_OF_SECOND);
            default -> null;
        };
    }

    @Override
    public String[] methods() {
        return METHODS;
    }

    @Override
    public @Nullable Object call(Run run, String method, Arguments arguments) {
        try {
            return switch (method) {
                case "strftime" ->
                    run.text(format(Files.text(arguments.expect(method, 1, 1).get(0))));
                case "isoformat" -> dateOnly ? str() : iso("T");
                case "timestamp" -> time.toEpochSecond() + time.getNano() / 1e9;
                case "date" -> new Dates(time, zoned, true);
                case "weekday" -> time.getDayOfWeek().getValue() - 1L;
                case "isoweekday" -> (long) time.getDayOfWeek().getValue();
                case "__add__" ->
                    arguments.get(0) instanceof Delta delta
                            ? new Dates(time.plus(delta.duration()), zoned, dateOnly)
                            : null;
                case "__sub__" -> minus(arguments.get(0));
                default -> null;
            };
        } catch (DateTimeException | ArithmeticException e) {
            throw PyError.value("date value out of range");
        }
    }

    private @Nullable Object minus(Object other) {
        if (other instanceof Delta delta) {
            return new Dates(time.minus(delta.duration()), zoned, dateOnly);
        }
        return other instanceof Dates that ? new Delta(Duration.between(that.time, time)) : null;
    }

    static ZonedDateTime utc() {
        return ZonedDateTime.now(ZoneOffset.UTC);
    }

    /** A timedelta. */
    static final class Delta extends NativeObject implements PyOrdered {
        private static final PyType DELTA = Files.type("datetime.timedelta");
        private static final String[] DELTA_METHODS = {"total_seconds"};

        private final Duration duration;

        Delta(Duration duration) {
            super(DELTA);
            this.duration = duration;
        }

        Duration duration() {
            return duration;
        }

        @Override
        public @Nullable Object constant(Run run, String name) {
            return switch (name) {
                case "days" -> duration.toDays();
                case "seconds" -> duration.minusDays(duration.toDays()).toSeconds();
                default -> null;
            };
        }

        @Override
        public String[] methods() {
            return DELTA_METHODS;
        }

        @Override
        public @Nullable Object call(Run run, String method, Arguments arguments) {
            return method.equals("total_seconds") ? (Object) (duration.toMillis() / 1000.0) : null;
        }

        @Override
        public int orderTo(Object other) {
            return duration.compareTo(((Delta) other).duration);
        }

        @Override
        public String repr() {
            return duration.toDays() + " days, " + TimeModule.two(duration.toHoursPart()) + ":"
                    + TimeModule.two(duration.toMinutesPart()) + ":" + TimeModule.two(duration.toSecondsPart());
        }
    }
}
