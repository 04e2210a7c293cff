package io.jgun.sockets;

import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.settings.BindAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the listening sockets that the setting {@code bind} names, with Gunicorn's patience and words. */
public final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);
    private static final int TRIES = 5;
    private static final long RETRY_MILLIS = 1_000;

    private Listeners() {}

    /**
     * Opens all of them, or none. Sockets that a service manager has given this process take their place ({@link
     * Activation}).
     *
     * @throws ExitException ERROR: naming the address, and the reason where trying again is of no use
     */
    public static List<Listener> open(List<BindAddress> addresses, SocketOptions options) {
        return open(Activation.ofProcess().applyTo(addresses), new SocketBinder(options), RETRY_MILLIS);
    }

    /**
     * Opens those that are not open yet: what a reload does. Those that are no longer named stay open, for the caller to
     * release.
     *
     * @param open what listens now
     * @param asked what is to listen
     * @return in the order of the addresses
     * @throws ExitException as {@link #open}; then nothing has changed
     */
    public static List<Listener> change(List<Listener> open, List<BindAddress> asked, SocketOptions options) {
        List<BindAddress> addresses = Activation.ofProcess().applyTo(asked);
        List<BindAddress> missing = new ArrayList<>(addresses);
        open.forEach(listener -> missing.remove(listener.bind()));
        List<Listener> known = new ArrayList<>(open);
        known.addAll(open(missing, new SocketBinder(options), RETRY_MILLIS));
        return addresses.stream().map(address -> take(known, address)).toList();
    }

    /**
     * Those that a process has inherited from its arbiter ({@link Inheritance}).
     *
     * @throws ExitException ERROR if they are not there
     */
    public static List<Listener> inherited(int count) {
        List<BindAddress> addresses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            addresses.add(new BindAddress.Descriptor(Inheritance.FIRST + i));
        }
        return open(addresses, new SocketBinder(new SocketOptions(0, 0, false)), RETRY_MILLIS);
    }

    private static Listener take(List<Listener> known, BindAddress address) {
        for (Listener listener : known) {
            if (listener.bind().equals(address)) {
                known.remove(listener);
                return listener;
            }
        }
        throw new IllegalStateException(address + " has not been opened");
    }

    static List<Listener> open(List<BindAddress> addresses, SocketBinder binder, long retryMillis) {
        List<Listener> opened = new ArrayList<>();
        try {
            for (BindAddress address : addresses) {
                opened.add(open(address, binder, retryMillis));
            }
            return List.copyOf(opened);
        } catch (RuntimeException failure) {
            opened.forEach(listener -> {
                listener.close();
                listener.unlink();
            });
            throw failure;
        }
    }

    private static Listener open(BindAddress address, SocketBinder binder, long retryMillis) {
        String name = SocketBinder.name(address);
        for (int left = TRIES; left > 0; left--) {
            try {
                return new Listener(address, binder.bind(address), binder.backlog());
            } catch (AddressBusyException busy) {
                LOG.error("{}: {}", busy.getMessage(), name);
                LOG.error("Retrying in 1 second.");
                pause(retryMillis);
            } catch (IOException refused) {
                throw new ExitException(ExitCode.ERROR, "Can't listen on " + name + ": " + reason(refused), refused);
            }
        }
        throw new ExitException(ExitCode.ERROR, "Can't connect to " + name);
    }

    private static String reason(IOException refused) {
        String message = refused.getMessage();
        return message == null ? refused.getClass().getSimpleName() : message;
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ExitException(ExitCode.ERROR, "Interrupted while waiting for an address to become free", stopped);
        }
    }
}
