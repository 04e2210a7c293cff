package io.jgun.sockets;

import io.jgun.settings.Applications;
import io.jgun.settings.ServerMechanics;
import io.jgun.settings.ServerSocket;
import io.jgun.settings.Settings;

/**
 * What a socket is opened with.
 *
 * @param backlog connections that the kernel holds until they are accepted
 * @param umask taken from 0777 for the file of a unix socket
 * @param reusePort whether other servers that say so, too, may bind the same port (SO_REUSEPORT)
 */
public record SocketOptions(int backlog, int umask, boolean reusePort) {

    /** As the settings {@code backlog}, {@code umask} and {@code reuse_port} say. */
    public static SocketOptions of(Settings settings) {
        return new SocketOptions(
                settings.get(ServerSocket.BACKLOG),
                settings.get(Applications.UMASK),
                settings.get(ServerMechanics.REUSE_PORT));
    }
}
