package io.jgun.sockets;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The name of an AF_UNIX socket in the file system. */
public final class SocketFile {

    private static final int FILE_TYPE = 0170000;
    private static final int SOCKET = 0140000;

    private SocketFile() {}

    /** Where the socket itself is: bind(2) does not follow a symbolic link, while those who connect do. */
    public static Path behind(Path path) {
        try {
            return Files.isSymbolicLink(path) ? path.resolveSibling(Files.readSymbolicLink(path)) : path;
        } catch (IOException gone) {
            return path;
        }
    }

    /**
     * Removes what an ended server left, if anything.
     *
     * @throws IOException if a server answers there, or the file is something else
     */
    public static void removeStale(Path path) throws IOException {
        int mode;
        try {
            mode = (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException free) {
            return;
        }
        if ((mode & FILE_TYPE) != SOCKET) {
            throw new IOException("the file exists and is not a socket; remove it or choose another path");
        }
        try (SocketChannel probe = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            throw new AddressBusyException("Connection in use", new IOException(probe + " answers"));
        } catch (ConnectException stale) {
            Files.deleteIfExists(path);
        }
    }
}
