package io.jgun.sockets;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Binds an AF_UNIX socket, in place of one that an ended server left behind. */
final class UnixSocketBinder {

    /** sun_path of Linux, without its terminating zero (unix(7)). */
    private static final int MAX_PATH_BYTES = 107;

    private final Path path;
    private final int umask;

    UnixSocketBinder(Path path, int umask) {
        this.path = SocketFile.behind(path);
        this.umask = umask;
    }

    ServerSocketChannel bind(int backlog) throws IOException {
        check();
        SocketFile.removeStale(path);
        ServerSocketChannel channel = SocketBinder.listen(
                ServerSocketChannel.open(StandardProtocolFamily.UNIX), UnixDomainSocketAddress.of(path), backlog, -1);
        Files.setPosixFilePermissions(path, permissions());
        return channel;
    }

    private void check() throws IOException {
        int length = path.toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > MAX_PATH_BYTES) {
            throw new IOException("the path has " + length + " bytes, the system allows " + MAX_PATH_BYTES);
        }
        Path directory = path.toAbsolutePath().getParent();
        if (directory != null && !Files.isDirectory(directory)) {
            throw new IOException("no such directory: " + directory);
        }
    }

    /** Without the launcher the JVM has not that umask, so the mode that it would have given is set afterwards. */
    private Set<PosixFilePermission> permissions() {
        Set<PosixFilePermission> allowed = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] highestFirst = PosixFilePermission.values();
        for (int bit = 0; bit < highestFirst.length; bit++) {
            if ((umask & (0400 >> bit)) == 0) {
                allowed.add(highestFirst[bit]);
            }
        }
        return allowed;
    }
}
