package io.jgun.cli;

import io.jgun.process.Invocation;
import io.jgun.process.Link;
import io.jgun.process.LinkPipes;
import io.jgun.process.Message;
import io.jgun.settings.BindAddress;
import io.jgun.sockets.Listener;
import io.jgun.sockets.Listeners;
import io.jgun.sockets.SocketOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A worker of {@code --prefork} in the process of {@link ClassDataTraining}: what Java makes at run time for the lambdas of
 * a class gets into the archive only where that code has run.
 *
 * @param directory where the words of the command line were written
 */
record WorkerTraining(Path directory) {

    private static final int AGE = 1;

    /** What is done with a worker that serves at a port. */
    interface Visit {
        void at(int port) throws IOException;
    }

    /**
     * Returns when it has ended.
     *
     * @param words of a command line
     * @throws IOException if it has not served
     */
    void run(List<String> words, Visit visit) throws IOException, InterruptedException {
        BindAddress anyPort = new BindAddress.Inet("127.0.0.1", 0);
        List<Listener> listeners = Listeners.open(List.of(anyPort), new SocketOptions(0, 0, false));
        try (LinkPipes pipes = LinkPipes.open()) {
            Map<String, String> environment = Map.of(LinkPipes.VARIABLE, pipes.names());
            WorkerMain.Surroundings here = new WorkerMain.Surroundings(environment, directory, listeners);
            Path none = directory.resolve("arbiter");
            Thread worker = new Thread(() -> WorkerMain.exitCode(none, AGE, here), "jgun-class-data-worker");
            worker.setDaemon(true);
            worker.start();
            converse(pipes, listeners.get(0), words, visit);
            worker.join();
        }
    }

    private static void converse(LinkPipes pipes, Listener listener, List<String> words, Visit visit)
            throws IOException {
        Link link = pipes.link();
        boolean served = false;
        for (Message told = link.receive(); told != null; told = link.receive()) {
            if (told instanceof Message.Hello) {
                pipes.reached(link);
                Invocation invocation = new Invocation(words, Optional.empty());
                link.send(new Message.Order(ProcessHandle.current().pid(), List.of(), 1, 1, invocation));
            } else if (told instanceof Message.Ready) {
                link.send(new Message.Serve());
            } else if (told instanceof Message.Beat && !served) {
                served = true;
                visit.at(((InetSocketAddress) listener.channel().getLocalAddress()).getPort());
                link.send(new Message.CloseSockets(List.of(0)));
            } else if (told instanceof Message.SocketsClosed) {
                link.send(new Message.Retire(0));
            } else if (told instanceof Message.Failed failed) {
                throw new IOException("a worker has not booted: " + failed.reason());
            }
        }
        if (!served) {
            throw new IOException("a worker has ended before it served");
        }
    }
}
