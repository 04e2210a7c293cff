package io.jgun.logging;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** Local time in one of Gunicorn's two formats, worked out once a second. Safe for many threads. */
public final class TimeStamp {

    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private final Format format;
    // Not a ZoneId: finding the first one asks each jar of the class path for other sources of time zones.
    private final TimeZone zone;
    private volatile @Nullable Second last;

    private enum Format {
        ERROR_LOG,
        ACCESS_LOG
    }

    private static final class Second {
        final long epochSecond;
        final byte[] text;

        Second(long epochSecond, String text) {
            this.epochSecond = epochSecond;
            this.text = text.getBytes(StandardCharsets.US_ASCII);
        }
    }

    private TimeStamp(Format format, TimeZone zone) {
        this.format = format;
        this.zone = zone;
    }

    /** {@code [2026-11-21 08:44:19 +0000]}. */
    public static TimeStamp ofErrorLog(TimeZone zone) {
        return new TimeStamp(Format.ERROR_LOG, zone);
    }

    /** {@code [21/Nov/2026:08:44:19 +0000]}, month names always in English. */
    public static TimeStamp ofAccessLog(TimeZone zone) {
        return new TimeStamp(Format.ACCESS_LOG, zone);
    }

    /**
     * The text in ASCII.
     *
     * @param epochMillis milliseconds since the epoch
     * @return shared: not to be changed
     */
    public byte[] at(long epochMillis) {
        long epochSecond = Math.floorDiv(epochMillis, 1000L);
        Second known = last;
        if (known == null || known.epochSecond != epochSecond) {
            known = new Second(epochSecond, text(epochSecond));
            last = known;
        }
        return known.text;
    }

    // By hand: DateTimeFormatter costs more at start than the rest of the error log.
    private String text(long epochSecond) {
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(zone.getOffset(epochSecond * 1000) / 1000);
        LocalDateTime time = LocalDateTime.ofEpochSecond(epochSecond, 0, offset);
        StringBuilder out = new StringBuilder(28).append('[');
        if (format == Format.ERROR_LOG) {
            out.append(time.getYear());
            two(out.append('-'), time.getMonthValue());
            two(out.append('-'), time.getDayOfMonth());
            out.append(' ');
        } else {
            two(out, time.getDayOfMonth());
            int month = (time.getMonthValue() - 1) * 3;
            out.append('/').append(MONTHS, month, month + 3);
            out.append('/').append(time.getYear()).append(':');
        }
        two(out, time.getHour());
        two(out.append(':'), time.getMinute());
        two(out.append(':'), time.getSecond());
        int minutes = Math.abs(offset.getTotalSeconds()) / 60;
        out.append(offset.getTotalSeconds() < 0 ? " -" : " +");
        two(out, minutes / 60);
        two(out, minutes % 60);
        return out.append(']').toString();
    }

    private static void two(StringBuilder out, int number) {
        if (number < 10) {
            out.append('0');
        }
        out.append(number);
    }
}
