package io.jgun.posix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Tells the service manager how this process is: the protocol of sd_notify(3). Nothing is sent, and no class for it
 * loaded, unless the environment holds {@code NOTIFY_SOCKET}. Used by one thread at a time.
 *
 * <p>The variable stays in the environment of children, as Java cannot change its own: the manager listens to the main
 * process only (NotifyAccess=main), and the new process of an upgrade has to go on telling.
 */
public final class NotifySocket implements AutoCloseable {

    private static final long NANOS_PER_MICRO = 1_000;

    /** Characters: systemd ignores a message of more than 4,096 bytes, and with it READY=1. */
    private static final int LONGEST = 1_000;

    private final Map<String, String> environment;
    private final long pid;
    private @Nullable UnixDatagrams socket;

    /**
     * @param environment of this process
     * @param pid of this process
     */
    public NotifySocket(Map<String, String> environment, long pid) {
        this.environment = environment;
        this.pid = pid;
    }

    /** Whether anybody wants to be told. */
    public boolean isWanted() {
        return !address().isEmpty();
    }

    /** {@code NOTIFY_SOCKET}; empty where there is none. */
    public String address() {
        return environment.getOrDefault("NOTIFY_SOCKET", "");
    }

    /**
     * How often the manager wants to hear {@code WATCHDOG=1} at least, in nanoseconds: {@code WATCHDOG_USEC}. Empty if it
     * does not, or means another process ({@code WATCHDOG_PID}).
     */
    public OptionalLong watchdogNanos() {
        if (!isWanted()) {
            return OptionalLong.empty();
        }
        String other = environment.getOrDefault("WATCHDOG_PID", "");
        if (!other.isEmpty() && !other.equals(Long.toString(pid))) {
            return OptionalLong.empty();
        }
        try {
            long micros = Long.parseLong(environment.getOrDefault("WATCHDOG_USEC", "0"));
            return micros > 0 && micros < Long.MAX_VALUE / NANOS_PER_MICRO
                    ? OptionalLong.of(micros * NANOS_PER_MICRO)
                    : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** {@code CLOCK_MONOTONIC} in microseconds, for {@code MONOTONIC_USEC}: what System.nanoTime reads on Linux. */
    public static long monotonicMicros() {
        return System.nanoTime() / NANOS_PER_MICRO;
    }

    /**
     * Sends one message; does nothing if it is not wanted.
     *
     * @param assignments each {@code NAME=VALUE}; line ends within one become blanks, and a long one is cut
     * @throws IOException if it could not be sent; the next message tries anew
     */
    public void send(String... assignments) throws IOException {
        if (!isWanted()) {
            return;
        }
        StringBuilder message = new StringBuilder();
        for (String assignment : assignments) {
            String line = assignment.strip().replaceAll("\\s*\\R\\s*", " ");
            message.append(line, 0, Math.min(line.length(), LONGEST)).append('\n');
        }
        try {
            open().send(message.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            close();
            throw failure;
        }
    }

    private UnixDatagrams open() throws IOException {
        UnixDatagrams open = socket;
        if (open == null) {
            String address = address();
            if (!address.startsWith("/") && !address.startsWith("@")) {
                throw new IOException("neither a path nor the name of an abstract socket (@...)");
            }
            open = UnixDatagrams.connect(address);
            socket = open;
        }
        return open;
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
