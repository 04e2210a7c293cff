package io.jgun.sockets;

import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.settings.BindAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listening sockets that a service manager opened for this process, or for the arbiter that it takes over from:
 * sd_listen_fds(3).
 *
 * @param sockets names by numbers of descriptors; {@code unknown} for one without a name
 */
public record Activation(SortedMap<Integer, String> sockets) {

    private static final Logger LOG = LoggerFactory.getLogger(Activation.class);
    private static final int FIRST = 3;
    private static final String NO_NAME = "unknown";

    /** Those of this process. */
    static Activation ofProcess() {
        return Predecessor.ofProcess()
                .map(Predecessor::activation)
                .orElseGet(() -> of(System.getenv(), ProcessHandle.current().pid()));
    }

    /**
     * Reads {@code LISTEN_FDS}, {@code LISTEN_PID} and {@code LISTEN_FDNAMES}.
     *
     * @param pid of this process: what was meant for its parent does not count
     * @throws ExitException ERROR if they contradict each other
     */
    public static Activation of(Map<String, String> environment, long pid) {
        String count = environment.getOrDefault("LISTEN_FDS", "");
        String forPid = environment.getOrDefault("LISTEN_PID", "");
        if (count.isEmpty()) {
            return named(List.of());
        }
        if (!forPid.equals(Long.toString(pid))) {
            LOG.warn(
                    "LISTEN_FDS={} is ignored: it is meant for process {}, and this is {}. A script in between has to"
                            + " start jgun with exec.",
                    count,
                    forPid.isEmpty() ? "(no LISTEN_PID)" : forPid,
                    pid);
            return named(List.of());
        }
        int sockets = number(count);
        String names = environment.getOrDefault("LISTEN_FDNAMES", "");
        if (names.isEmpty()) {
            return named(Collections.nCopies(sockets, NO_NAME));
        }
        List<String> named = List.of(names.split(":", -1));
        if (named.size() != sockets) {
            throw new ExitException(
                    ExitCode.ERROR,
                    "LISTEN_FDNAMES has " + named.size() + " names (" + names + ") for LISTEN_FDS=" + count);
        }
        return named(named);
    }

    private static Activation named(List<String> names) {
        SortedMap<Integer, String> sockets = new TreeMap<>();
        names.forEach(name -> sockets.put(FIRST + sockets.size(), name));
        return new Activation(sockets);
    }

    private static int number(String count) {
        try {
            int number = Integer.parseInt(count);
            if (number >= 0 && number < 10_000) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new ExitException(ExitCode.ERROR, "LISTEN_FDS must be the number of sockets, not '" + count + "'");
    }

    /**
     * Where to listen: at the sockets of the manager in place of what is asked for, as Gunicorn does, unless
     * some of them are named there ({@code fd://...}). Names become numbers; a name may stand for several sockets.
     *
     * @param asked what the setting of the addresses says
     * @return without duplicates, in that order
     * @throws ExitException ERROR if there is no socket of a name
     */
    public List<BindAddress> applyTo(List<BindAddress> asked) {
        LinkedHashSet<BindAddress> addresses = new LinkedHashSet<>();
        for (BindAddress bind : asked) {
            if (bind instanceof BindAddress.NamedDescriptor named) {
                addresses.addAll(named(named));
            } else {
                addresses.add(bind);
            }
        }
        List<BindAddress> given = all();
        if (given.isEmpty() || addresses.stream().anyMatch(BindAddress.Descriptor.class::isInstance)) {
            given.stream()
                    .filter(socket -> !addresses.contains(socket))
                    .forEach(unused ->
                            LOG.warn("The socket {} ({}) is not used: bind does not name it", unused, nameOf(unused)));
            return List.copyOf(addresses);
        }
        return given;
    }

    private List<BindAddress> all() {
        List<BindAddress> all = new ArrayList<>();
        sockets.keySet().forEach(number -> all.add(new BindAddress.Descriptor(number)));
        return all;
    }

    private List<BindAddress> named(BindAddress.NamedDescriptor wanted) {
        List<BindAddress> found = all().stream()
                .filter(socket -> nameOf(socket).equals(wanted.name()))
                .toList();
        if (found.isEmpty()) {
            throw new ExitException(
                    ExitCode.ERROR,
                    "Can't listen on " + wanted + ": "
                            + (sockets.isEmpty()
                                    ? "no service manager has given this process a socket (LISTEN_FDS, LISTEN_FDNAMES)"
                                    : "the sockets given are named " + String.join(", ", sockets.values())));
        }
        return found;
    }

    /** Empty for what is none of these. */
    String nameOf(BindAddress address) {
        return address instanceof BindAddress.Descriptor socket ? sockets.getOrDefault(socket.number(), "") : "";
    }
}
