package io.jgun.process;

import io.jgun.posix.Descriptors;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Two pipes that an arbiter makes for one worker, which opens its ends by their names in /proc. A worker could connect to
 * the arbiter's socket instead, and does where it cannot open them; but a Java that opens its first unix socket sets up a
 * source of random numbers with all that belongs to it, which is 20 ms of the start of each worker.
 */
public final class LinkPipes implements AutoCloseable {

    /** Tells a worker, in its environment, where its ends are: {@link #names}. */
    public static final String VARIABLE = "JGUN_WORKER_PIPES";

    private final Pipe toWorker;
    private final Pipe toArbiter;
    private final Link link;

    private LinkPipes(Pipe toWorker, Pipe toArbiter) {
        this.toWorker = toWorker;
        this.toArbiter = toArbiter;
        this.link = new Link(toArbiter.source(), toWorker.sink());
    }

    /** @throws IOException if there are no descriptors left */
    public static LinkPipes open() throws IOException {
        Pipe first = Pipe.open();
        try {
            return new LinkPipes(first, Pipe.open());
        } catch (IOException none) {
            first.source().close();
            first.sink().close();
            throw none;
        }
    }

    /** The arbiter's end. */
    public Link link() {
        return link;
    }

    /**
     * Tells a worker where its ends are.
     *
     * @throws IOException if this Java does not say
     */
    public String names() throws IOException {
        String descriptors = "/proc/" + ProcessHandle.current().pid() + "/fd/";
        return descriptors + Descriptors.number(toWorker.source()) + " " + descriptors
                + Descriptors.number(toArbiter.sink());
    }

    /**
     * The worker's end.
     *
     * @param names as {@link #names} gives them
     * @return null if they cannot be opened here: another user's, no /proc
     */
    static @Nullable Link worker(String names) {
        String[] each = names.split(" ", -1);
        if (each.length != 2) {
            return null;
        }
        try {
            FileChannel in = open(each[0], StandardOpenOption.READ);
            try {
                return new Link(in, open(each[1], StandardOpenOption.WRITE));
            } catch (IOException closed) {
                in.close();
                return null;
            }
        } catch (IOException closed) {
            return null;
        }
    }

    private static FileChannel open(String name, StandardOpenOption how) throws IOException {
        Path path = Path.of(name);
        if (!Files.readSymbolicLink(path).toString().startsWith("pipe:")) {
            throw new IOException(name + " is another process's"); // one with the pid of an arbiter that has gone
        }
        return FileChannel.open(path, how);
    }

    /**
     * The worker has said who it is, and so has its ends: from now on its end is noticed. If it has not said so through these
     * pipes they are closed altogether.
     */
    public void reached(Link by) {
        if (by == link) {
            closeWorkersEnds();
        } else {
            close();
        }
    }

    private void closeWorkersEnds() {
        Link.close(toWorker.source());
        Link.close(toArbiter.sink());
    }

    /** Only when the worker has ended, or is linked in another way: it would open whatever had those numbers next. Idempotent. */
    @Override
    public void close() {
        closeWorkersEnds();
        link.close();
    }
}
