package io.jgun.sockets;

import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.settings.BindAddress;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The arbiter that this process takes over from (USR2), as {@code JGUN_UPGRADE} tells it: the version of the hand-over, the
 * pid of that arbiter, and for each descriptor from 3 on the address that its socket was opened for. As {@code
 * 1 4711 127.0.0.1:8000 unix:/run/app.sock fd://3=http}; a token is encoded as in a URL where it has to be.
 *
 * @param pid of that arbiter
 * @param sockets in the order of their descriptors
 */
public record Predecessor(long pid, List<Handed> sockets) {

    /** The variable of the environment. */
    public static final String VARIABLE = "JGUN_UPGRADE";

    private static final String VERSION = "1";
    private static final int FIRST = 3;

    /**
     * One socket.
     *
     * @param bind what it was opened for
     * @param name that a service manager gave it; empty for one that was opened here
     */
    record Handed(BindAddress bind, String name) {

        static Handed parse(String token) {
            String text = URLDecoder.decode(token, StandardCharsets.UTF_8);
            int end = text.startsWith("fd://") ? text.indexOf('=') : -1;
            return end < 0
                    ? new Handed(BindAddress.parse(text), "")
                    : new Handed(BindAddress.parse(text.substring(0, end)), text.substring(end + 1));
        }

        String token() {
            String text = bind instanceof BindAddress.Descriptor ? bind + "=" + name : bind.toString();
            return URLEncoder.encode(text, StandardCharsets.UTF_8)
                    .replace("%3A", ":")
                    .replace("%2F", "/")
                    .replace("%3D", "=")
                    .replace("%5B", "[")
                    .replace("%5D", "]");
        }
    }

    /**
     * That of this process; empty if it was started by anybody else.
     *
     * @throws ExitException ERROR if this jgun does not understand what it is told
     */
    public static Optional<Predecessor> ofProcess() {
        return of(System.getenv(), ProcessHandle.current().pid());
    }

    static Optional<Predecessor> of(Map<String, String> environment, long pid) {
        String text = environment.getOrDefault(VARIABLE, "");
        // Children of an application find the variable, too; LISTEN_PID names the process that is meant.
        if (text.isEmpty() || !environment.getOrDefault("LISTEN_PID", "").equals(Long.toString(pid))) {
            return Optional.empty();
        }
        List<String> words = List.of(text.split(" ", -1));
        if (!words.get(0).equals(VERSION)) {
            throw new ExitException(
                    ExitCode.ERROR,
                    "This jgun cannot take over from the one that runs: the hand-over has version " + words.get(0)
                            + ", and version " + VERSION + " is what it knows (" + VARIABLE + "). Restart instead of"
                            + " upgrading with USR2.");
        }
        try {
            List<Handed> sockets = words.stream().skip(2).map(Handed::parse).toList();
            if (!environment.getOrDefault("LISTEN_FDS", "").equals(Integer.toString(sockets.size()))) {
                throw new IllegalArgumentException("LISTEN_FDS=" + environment.get("LISTEN_FDS"));
            }
            return Optional.of(new Predecessor(Long.parseLong(words.get(1)), sockets));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new ExitException(
                    ExitCode.ERROR,
                    "This jgun cannot take over from the one that runs: " + VARIABLE + "='" + text
                            + "' contradicts itself (" + e.getMessage() + "). Restart instead of upgrading with USR2.",
                    e);
        }
    }

    /**
     * What a process is told that inherits these sockets ({@link Inheritance}) to take over.
     *
     * @param pid of the arbiter that hands them down
     * @return the value of {@link #VARIABLE}
     */
    public static String message(long pid, List<Listener> listeners) {
        return message(pid, listeners, Activation.ofProcess());
    }

    static String message(long pid, List<Listener> listeners, Activation activation) {
        StringBuilder message = new StringBuilder(VERSION + " " + pid);
        for (Listener listener : listeners) {
            BindAddress bind = listener.bind();
            message.append(' ').append(new Handed(bind, activation.nameOf(bind)).token());
        }
        return message.toString();
    }

    /**
     * The sockets, open. Each may be used by the other arbiter, too. To be called once: they belong to the listeners then.
     *
     * @throws ExitException ERROR if a descriptor is not what was promised
     */
    public List<Listener> listeners() {
        List<Listener> listeners = new ArrayList<>();
        for (int i = 0; i < sockets.size(); i++) {
            BindAddress bind = sockets.get(i).bind();
            try {
                listeners.add(new Listener(bind, InheritedSocket.open(FIRST + i)));
            } catch (IOException e) {
                throw new ExitException(
                        ExitCode.ERROR,
                        "Can't take over the socket of " + bind + " from process " + pid + " (descriptor " + (FIRST + i)
                                + "): " + e.getMessage(),
                        e);
            }
        }
        return List.copyOf(listeners);
    }

    /** Those that a service manager had given the first arbiter, by the number that they had there. */
    Activation activation() {
        SortedMap<Integer, String> given = new TreeMap<>();
        for (Handed socket : sockets) {
            if (socket.bind() instanceof BindAddress.Descriptor descriptor) {
                given.put(descriptor.number(), socket.name());
            }
        }
        return new Activation(given);
    }
}
