package io.jgun.servlet.start;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * {@link Instant#toString()}, without a {@code DateTimeFormatter}, for the time when Jetty was built. What the build makes of
 * {@code org.eclipse.jetty.util.Jetty} calls this.
 */
public final class BuildTime {

    private BuildTime() {}

    /** In UTC, as {@code 2026-11-21T08:44:19Z}; seconds are left out where they are 0. */
    public static String text(Instant time) {
        return LocalDateTime.ofEpochSecond(time.getEpochSecond(), time.getNano(), ZoneOffset.UTC) + "Z";
    }
}
