package io.jgun.servlet.start;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.SimpleTimeZone;
import java.util.TimeZone;

/**
 * As much of {@link java.util.GregorianCalendar} as Jetty needs for the dates of HTTP (RFC 9110, 5.6.7). That one looks up
 * what day a week begins with, for which it lists all locales. What the build makes of Jetty's DateGenerator calls this.
 */
public final class UtcCalendar {

    private LocalDateTime time = LocalDateTime.MIN;

    /** A calendar of no time yet, of GMT whatever is asked for. */
    public UtcCalendar(TimeZone zone) {}

    /** A zone of that name for the constructor, without Java's table of all zones. */
    public static TimeZone zone(String id) {
        return new SimpleTimeZone(0, id);
    }

    /** Milliseconds since 1970. */
    public void setTimeInMillis(long millis) {
        time = LocalDateTime.ofEpochSecond(Math.floorDiv(millis, 1000L), 0, ZoneOffset.UTC);
    }

    /** A field by its number in {@link Calendar}. */
    public int get(int field) {
        return switch (field) {
            case Calendar.DAY_OF_WEEK -> time.getDayOfWeek().getValue() % 7 + 1; // it begins with Sunday there
            case Calendar.DAY_OF_MONTH -> time.getDayOfMonth();
            case Calendar.MONTH -> time.getMonthValue() - 1;
            case Calendar.YEAR -> time.getYear();
            case Calendar.HOUR_OF_DAY -> time.getHour();
            case Calendar.MINUTE -> time.getMinute();
            case Calendar.SECOND -> time.getSecond();
            default -> throw new IllegalArgumentException("no field " + field);
        };
    }
}
