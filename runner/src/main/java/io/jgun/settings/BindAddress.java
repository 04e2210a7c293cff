package io.jgun.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where to listen, one value of the Gunicorn setting {@code bind}. */
public sealed interface BindAddress {

    /** The port of an address without one. */
    int DEFAULT_PORT = 8000;

    /**
     * Reads {@code HOST}, {@code HOST:PORT}, {@code :PORT}, {@code [V6]:PORT}, {@code tcp://...}, {@code unix:PATH},
     * {@code fd://N} or {@code fd://NAME}.
     *
     * @throws IllegalArgumentException as {@link ValueType} says
     */
    static BindAddress parse(String text) {
        return BindType.parse(text);
    }

    /**
     * @param host a name or literal address without brackets; {@code 0.0.0.0} for all IPv4, {@code ::} for all
     * @param port 0 to 65535; 0 lets the system choose
     */
    record Inet(String host, int port) implements BindAddress {

        // By hand, for the most frequent kind alone: what the compiler makes for a record is linked when it is first
        // called, which takes a start ten classes made at run time.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Inet inet && host.equals(inet.host) && port == inet.port;
        }

        @Override
        public int hashCode() {
            return 31 * host.hashCode() + port;
        }

        @Override
        public String toString() {
            return host.indexOf(':') < 0 ? host + ":" + port : "[" + host + "]:" + port;
        }
    }

    /** @param path of the socket file */
    record Unix(Path path) implements BindAddress {
        @Override
        public String toString() {
            return "unix:" + path;
        }
    }

    /** @param number of an inherited descriptor, {@code fd://N} */
    record Descriptor(int number) implements BindAddress {
        @Override
        public String toString() {
            return "fd://" + number;
        }
    }

    /** @param name of an inherited descriptor in {@code LISTEN_FDNAMES}, {@code fd://NAME} */
    record NamedDescriptor(String name) implements BindAddress {
        @Override
        public String toString() {
            return "fd://" + name;
        }
    }
}
