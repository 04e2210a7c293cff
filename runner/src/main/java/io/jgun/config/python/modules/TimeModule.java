package io.jgun.config.python.modules;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.Ints;
import io.jgun.config.python.values.None;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.Run;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code time}, and the formatting of dates. */
final class TimeModule extends NativeModule {

    private static final String[] FUNCTIONS = {
        "time",
        "time_ns",
        "monotonic",
        "perf_counter",
        "process_time",
        "sleep",
        "strftime",
        "ctime",
        "localtime",
        "gmtime"
    };
    private static final double LONGEST_SLEEP = 60;

    TimeModule() {
        super("time");
    }

    @Override
    public @Nullable Object constant(Run run, String name) {
        return switch (name) {
            case "timezone" ->
                -(long) ZonedDateTime.now(ZoneId.systemDefault()).getOffset().getTotalSeconds();
            default -> null;
        };
    }

    @Override
    public String[] methods() {
        return FUNCTIONS;
    }

    @Override
    public @Nullable Object call(Run run, String function, Arguments arguments) {
        return switch (function) {
            case "time" -> System.currentTimeMillis() / 1000.0;
            case "time_ns" -> System.currentTimeMillis() * 1_000_000;
            case "monotonic", "perf_counter", "process_time" -> System.nanoTime() / 1e9;
            case "sleep" ->
                sleep(
                        run,
                        Ints.toDouble(arguments.expectPositional(function, 1, 1).get(0)));
            case "strftime" ->
                run.text(format(
                        local(), Files.text(arguments.expect(function, 1, 2).get(0))));
            case "ctime" -> format(local(), "%a %b %d %H:%M:%S %Y");
            case "localtime" -> new Dates(local(), false, false);
            case "gmtime" -> new Dates(ZonedDateTime.now(ZoneOffset.UTC), false, false);
            default -> null;
        };
    }

    private static ZonedDateTime local() {
        return ZonedDateTime.now(ZoneId.systemDefault());
    }

    private static Object sleep(Run run, double seconds) {
        if (!(seconds >= 0)) {
            throw PyError.value("sleep length must be non-negative");
        }
        if (seconds > LONGEST_SLEEP) {
            throw PyError.limit("sleeps too long (over " + (int) LONGEST_SLEEP + " seconds)");
        }
        run.work(10_000);
        return run.unlocked(() -> {
            try {
                Thread.sleep((long) (seconds * 1000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return None.NONE;
        });
    }

    static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    /** {@code strftime}. */
    static String format(ZonedDateTime time, String format) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c == '%' && i + 1 < format.length()) {
                i++;
                out.append(field(time, format.charAt(i)));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static String field(ZonedDateTime time, char field) {
        return switch (field) {
            case 'Y' -> Integer.toString(time.getYear());
            case 'y' -> two(Math.floorMod(time.getYear(), 100));
            case 'm' -> two(time.getMonthValue());
            case 'd' -> two(time.getDayOfMonth());
            case 'H' -> two(time.getHour());
            case 'I' -> two((time.getHour() + 11) % 12 + 1);
            case 'M' -> two(time.getMinute());
            case 'S' -> two(time.getSecond());
            case 'f' ->
                Integer.toString(1_000_000 + time.get(java.time.temporal.ChronoField.MICRO_OF_SECOND))
                        .substring(1);
            case 'j' -> Integer.toString(1000 + time.getDayOfYear()).substring(1);
            case 'p' -> time.getHour() < 12 ? "AM" : "PM";
            case 'a' -> time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'A' -> time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'b' -> time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'B' -> time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'w' -> Integer.toString(time.getDayOfWeek().getValue() % 7);
            case 'z' ->
                time.getOffset().getTotalSeconds() == 0
                        ? "+0000"
                        : time.getOffset().getId().replace(":", "");
            case 'Z' -> time.getZone().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 's' -> Long.toString(time.toEpochSecond());
            case 'F' -> time.toLocalDate().toString();
            case 'T' -> two(time.getHour()) + ":" + two(time.getMinute()) + ":" + two(time.getSecond());
            case '%' -> "%";
            default -> "%" + field;
        };
    }
}
