package io.jgun.posix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who this process is, as Linux says in {@code /proc/self/status}. */
public final class Credentials {

    /** What root may and others may not, by the number that capabilities(7) gives it. */
    public enum Capability {
        SETGID(6),
        SETUID(7),
        NET_BIND_SERVICE(10);

        private final int bit;

        Capability(int bit) {
            this.bit = bit;
        }
    }

    private final long user;
    private final long group;
    private final long effective;
    private final long permitted;

    private Credentials(Map<String, String> status) {
        this.user = Long.parseLong(word(status, "Uid"));
        this.group = Long.parseLong(word(status, "Gid"));
        this.effective = Long.parseUnsignedLong(word(status, "CapEff"), 16);
        this.permitted =
                Long.parseUnsignedLong(word(status, "CapPrm"), 16) & Long.parseUnsignedLong(word(status, "CapBnd"), 16);
    }

    /** Those of this process; empty on a system without {@code /proc}. */
    public static Optional<Credentials> own() {
        try {
            return Optional.of(parse(Files.readString(Path.of("/proc/self/status"), StandardCharsets.UTF_8)));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    static Credentials parse(String status) {
        Map<String, String> fields = new HashMap<>();
        status.lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        });
        return new Credentials(fields);
    }

    /** The real one comes first; they only differ in programs that are setuid. */
    private static String word(Map<String, String> status, String name) {
        return status.getOrDefault(name, "").split("\\s", 2)[0];
    }

    /** Number of the user. */
    public long user() {
        return user;
    }

    /** Number of the group. */
    public long group() {
        return group;
    }

    /** True if this process may use the capability. */
    public boolean has(Capability capability) {
        return (effective >> capability.bit & 1) == 1;
    }

    /** True if this process may hand the capability down. */
    public boolean canGive(Capability capability) {
        return (permitted >> capability.bit & 1) == 1;
    }
}
