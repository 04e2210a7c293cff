package io.jgun.prefork;

import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.posix.FileProblem;
import io.jgun.process.Link;
import io.jgun.process.Message;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where worker processes report to the arbiter: a unix socket in a directory that nobody else may enter. */
final class LinkServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LinkServer.class);

    private final Path directory;
    private final Path socket;
    private final ServerSocketChannel channel;

    private LinkServer(Path directory, Path socket, ServerSocketChannel channel) {
        this.directory = directory;
        this.socket = socket;
        this.channel = channel;
    }

    /**
     * @param parent of the directory; empty for that of the system's temporary files
     * @param greeted gets each link with its first message, in a thread of the link's own
     * @throws ExitException ERROR if it cannot be opened
     */
    static LinkServer open(Optional<Path> parent, BiConsumer<Link, Message.Hello> greeted) {
        Path place = parent.orElse(Path.of(System.getProperty("java.io.tmpdir")));
        try {
            Path directory = Files.createTempDirectory(
                    place, "jgun-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path socket = directory.resolve("arbiter");
            ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            channel.bind(UnixDomainSocketAddress.of(socket), 1024);
            LinkServer server = new LinkServer(directory, socket, channel);
            Threads.start("links", () -> server.accept(greeted));
            return server;
        } catch (IOException e) {
            throw new ExitException(
                    ExitCode.ERROR,
                    "Error: no socket for the workers can be made in " + place + ": " + FileProblem.of(e)
                            + "; name a short, writable directory with --worker-tmp-dir",
                    e);
        }
    }

    Path socket() {
        return socket;
    }

    private void accept(BiConsumer<Link, Message.Hello> greeted) {
        try {
            while (true) {
                Link link = new Link(channel.accept());
                Threads.start("link", () -> greet(link, greeted));
            }
        } catch (IOException closed) {
            LOG.debug("No more workers report", closed);
        }
    }

    private static void greet(Link link, BiConsumer<Link, Message.Hello> greeted) {
        @Nullable Message first = link.receive();
        if (first instanceof Message.Hello hello) {
            greeted.accept(link, hello);
        } else {
            link.close();
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(socket);
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            LOG.warn("{} stays behind: {}", directory, FileProblem.of(e));
        }
    }
}
