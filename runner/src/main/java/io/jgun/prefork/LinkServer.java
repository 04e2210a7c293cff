package io.jgun.prefork;

import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.posix.FileProblem;
import io.jgun.process.Link;
import io.jgun.process.LinkPipes;
import io.jgun.process.Message;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where worker processes report to the arbiter: through pipes of their own, or a unix socket in a directory that nobody else
 * may enter.
 */
final class LinkServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LinkServer.class);

    /** Of the names of such directories, and of nothing else's. */
    static final String PREFIX = "jgun-links-";

    /** The only file in them. */
    static final String SOCKET = "arbiter";

    private final Path directory;
    private final Path socket;
    private final ServerSocketChannel channel;
    private final BiConsumer<Link, Message.Hello> greeted;

    private LinkServer(
            Path directory, Path socket, ServerSocketChannel channel, BiConsumer<Link, Message.Hello> greeted) {
        this.directory = directory;
        this.socket = socket;
        this.channel = channel;
        this.greeted = greeted;
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
                    place, PREFIX, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path socket = directory.resolve(SOCKET);
            ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            channel.bind(UnixDomainSocketAddress.of(socket), 1024);
            LinkServer server = new LinkServer(directory, socket, channel, greeted);
            Threads.start("links", server::accept);
            Threads.start("abandoned-links", () -> AbandonedLinks.clearAway(place, directory));
            return server;
        } catch (IOException e) {
            throw new ExitException(
                    ExitCode.ERROR,
                    "Error: no socket for the workers can be made in " + place + ": " + FileProblem.of(e)
                            + "; name a short, writable directory with --worker-tmp-dir",
                    e);
        }
    }

    /**
     * Makes a link for a worker that is to be started.
     *
     * @return what the worker is told in its environment
     */
    Map<String, String> invite(WorkerHandle worker) {
        String told = worker.age + " " + socket;
        try {
            LinkPipes pipes = LinkPipes.open();
            worker.invited(pipes);
            String names = pipes.names();
            Threads.start("link", () -> greet(pipes.link(), greeted));
            return Map.of(WorkerJvm.VARIABLE, told, LinkPipes.VARIABLE, names);
        } catch (IOException none) {
            LOG.debug("The worker has to connect to {}", socket, none);
            return Map.of(WorkerJvm.VARIABLE, told);
        }
    }

    private void accept() {
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
