package io.jgun.settings;

import java.nio.file.Path;

/** Where to listen, one value of the Gunicorn setting {@code bind}. */
public sealed interface BindAddress {

    /**
     * @param host a name or literal address without brackets; {@code 0.0.0.0} for all IPv4, {@code ::} for all
     * @param port 0 to 65535; 0 lets the system choose
     */
    record Inet(String host, int port) implements BindAddress {}

    /** @param path of the socket file */
    record Unix(Path path) implements BindAddress {}

    /** @param number of an inherited descriptor, {@code fd://N} */
    record Descriptor(int number) implements BindAddress {}
}
