package io.jgun.logging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** The time zone that logs are written in. */
public final class LocalTimeZone {

    private static final Set<String> UTC = Set.of("UTC", "Etc/UTC");
    private static final String ZONES = "/zoneinfo/";

    private LocalTimeZone() {}

    /**
     * That of this process, as Java finds it. Where that is UTC, as on most servers, Java's table of all zones is not read for
     * it, which would take 3 ms of a start.
     */
    public static TimeZone get() {
        boolean isUtc = isUtc(
                System.getProperty("user.timezone"),
                System.getenv("TZ"),
                Path.of("/etc/localtime"),
                Path.of("/etc/timezone"));
        return isUtc ? new SimpleTimeZone(0, "UTC") : TimeZone.getDefault();
    }

    /**
     * False if it is another one, and where one has to look closer.
     *
     * @param property Java's own, which comes first; null or empty if nobody has set it
     * @param variable TZ, which comes second
     * @param data the zone of the machine, a link into a directory of all zones
     * @param name a file with the name of that, as Debian has one; older Javas believe it first
     */
    static boolean isUtc(@Nullable String property, @Nullable String variable, Path data, Path name) {
        if (property != null && !property.isEmpty()) {
            return UTC.contains(property);
        }
        if (variable != null) {
            return UTC.contains(variable);
        }
        try {
            String zone = Files.readSymbolicLink(data).toString();
            int end = zone.indexOf(ZONES);
            return end >= 0
                    && UTC.contains(zone.substring(end + ZONES.length()))
                    && (!Files.exists(name)
                            || UTC.contains(Files.readString(name, StandardCharsets.ISO_8859_1)
                                    .strip()));
        } catch (IOException | UnsupportedOperationException noLink) {
            return false;
        }
    }
}
