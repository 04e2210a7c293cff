package io.jgun.acceptance;

import io.jgun.acceptance.LoadConnection.Failed;
import io.jgun.acceptance.LoadConnection.Response;
import io.jgun.acceptance.LoadReport.Failure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Clients that send requests without a pause until they are stopped, and count every one that fails.
 *
 * <pre>{@code
 * try (LoadClient load = LoadClient.of(address).keepAlive(16).shortLived(4).start()) {
 *     load.awaitMore(100);
 *     server.signal("HUP");
 *     load.awaitMore(100);
 *     assertThat(load.stop().failures()).as(load::toString).isEmpty();
 * }
 * }</pre>
 *
 * <p>Nothing is tried twice. Each keep-alive client has one connection, each of the others makes one for every request.
 * What counts as a failure is in {@link Failure}. A server may close a connection after an answer that says {@code
 * Connection: close}; that is no failure. It may also close one that has been idle for {@code keepalive}, and HTTP cannot
 * keep that from crossing a request (RFC 9112, section 9.6: a client then has to try again). Here this is no failure only
 * when no byte of the next request had been sent; if it crossed one, the request is counted as lost, and if the
 * connection had been idle for less than {@code keepalive}, it is {@link Failure#CLOSED_EARLY} even where nothing was sent.
 */
public final class LoadClient implements AutoCloseable {

    private final SocketAddress address;
    private final String host;
    private final LoadReport report = new LoadReport();
    private final List<Thread> clients = new ArrayList<>();
    private int keepAlive;
    private int shortLived;
    private List<LoadRequest> requests = List.of(LoadRequest.get("/"));
    private Duration pause = Duration.ofMillis(5);
    private Duration patience = Duration.ofSeconds(10);
    private Duration keepAliveTime = Duration.ofSeconds(2);
    private Duration limit = Duration.ofMinutes(3);
    private long deadline;
    private volatile boolean stopping;
    private volatile boolean outOfTime;

    private LoadClient(SocketAddress address, String host) {
        this.address = address;
        this.host = host;
    }

    public static LoadClient of(URI server) {
        return new LoadClient(new InetSocketAddress(server.getHost(), server.getPort()), server.getAuthority());
    }

    public static LoadClient of(Path unixSocket) {
        return new LoadClient(java.net.UnixDomainSocketAddress.of(unixSocket), "localhost");
    }

    /** How many clients keep their connection. */
    public LoadClient keepAlive(int count) {
        keepAlive = count;
        return this;
    }

    /** How many clients make a connection for each request. */
    public LoadClient shortLived(int count) {
        shortLived = count;
        return this;
    }

    /** Each client sends them in turn; clients begin at different ones. GET / if not said. */
    public LoadClient sending(LoadRequest... turns) {
        requests = List.of(turns);
        return this;
    }

    /** How long a client waits after an answer; 5 ms if not said, so that the machine has time for others. */
    public LoadClient pausing(Duration time) {
        pause = time;
        return this;
    }

    /** After how long a silence a client gives up; 10 s if not said. */
    public LoadClient patient(Duration time) {
        patience = time;
        return this;
    }

    /** The server's {@code keepalive}; 2 s if not said. */
    public LoadClient serverKeepsAlive(Duration time) {
        keepAliveTime = time;
        return this;
    }

    /** The load ends by itself, and the test fails, if it is not stopped in this time; three minutes if not said. */
    public LoadClient atMost(Duration time) {
        limit = time;
        return this;
    }

    public LoadClient start() {
        deadline = System.nanoTime() + limit.toNanos();
        for (int i = 0; i < keepAlive + shortLived; i++) {
            int number = i;
            boolean keeps = i < keepAlive;
            Thread client = new Thread(() -> run(number, keeps), "load-" + i);
            client.setDaemon(true);
            clients.add(client);
        }
        clients.forEach(Thread::start);
        return this;
    }

    /** What was seen so far. */
    public LoadReport report() {
        return report;
    }

    /** Waits until that many more requests than now have been answered. */
    public void awaitMore(long answers) {
        long wanted = report.answered() + answers;
        awaitThat(seen -> seen.answered() >= wanted, answers + " answers more");
    }

    /** Waits until an answer has this body. */
    public void awaitAnswer(String body) {
        awaitThat(
                seen -> seen.answers().stream().anyMatch(answer -> answer.body().equals(body)),
                "an answer '" + body + "'");
    }

    private void awaitThat(Predicate<LoadReport> condition, String wanted) {
        synchronized (report) {
            while (!condition.test(report)) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0 || clients.stream().noneMatch(Thread::isAlive)) {
                    throw new AssertionError("no " + wanted + ": " + report);
                }
                try {
                    report.wait(Math.min(left, 100));
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    /** Lets every client end what it has begun. Fails the test if the load had ended by itself. */
    public LoadReport stop() {
        boolean late = System.nanoTime() > deadline;
        close();
        if (late || outOfTime) {
            throw new AssertionError("the load lasted longer than " + limit + ": " + report);
        }
        return report;
    }

    @Override
    public void close() {
        stopping = true;
        for (Thread client : clients) {
            try {
                client.join(patience.plusSeconds(10).toMillis());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (client.isAlive()) {
                throw new AssertionError(client.getName() + " does not end: " + report);
            }
        }
    }

    @Override
    public String toString() {
        return report.toString();
    }

    private void run(int number, boolean keeps) {
        LoadConnection connection = null;
        long idleSince = 0;
        for (long turn = number; goesOn(); turn++) {
            LoadRequest request = requests.get((int) (turn % requests.size()));
            try {
                if (connection != null && connection.closesWithin(pause)) {
                    closedBetween(System.nanoTime() - idleSince);
                    connection = dropped(connection);
                    continue;
                }
                if (connection == null) {
                    connection = LoadConnection.open(address, patience);
                    report.connected();
                }
                Response response = send(connection, request, keeps);
                idleSince = System.nanoTime();
                if (response.close() || !keeps) {
                    if (keeps) {
                        report.closedAsAnnounced();
                    }
                    connection = dropped(connection);
                    Thread.sleep(pause.toMillis());
                }
            } catch (Failed | IOException e) {
                Failure failure = e instanceof Failed failed ? failed.failure : Failure.RESET;
                report.failed(failure, request.target() + ": " + e.getMessage());
                connection = dropped(connection);
                idle();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        dropped(connection);
    }

    private Response send(LoadConnection connection, LoadRequest request, boolean keeps) throws Failed {
        report.began();
        long begun = System.nanoTime();
        Response response = connection.exchange(request.bytes(host, keeps), request.pause());
        long ended = System.nanoTime();
        if (response.status() / 100 != 2) {
            report.failed(Failure.STATUS, request.target() + ": " + response.status());
        } else if (!request.expected().matcher(response.body()).matches()) {
            report.failed(Failure.WRONG_BODY, request.target() + ": " + response.body());
        } else {
            report.answered(response.body(), begun, ended);
        }
        return response;
    }

    private boolean goesOn() {
        if (stopping) {
            return false;
        }
        outOfTime |= System.nanoTime() > deadline;
        return !outOfTime;
    }

    private void closedBetween(long idleNanos) {
        if (idleNanos >= keepAliveTime.toNanos()) {
            report.closedIdle();
        } else {
            report.failed(Failure.CLOSED_EARLY, "after %.3f s".formatted(idleNanos / 1e9));
        }
    }

    /** Where nobody listens the clients must not spin. */
    private void idle() {
        try {
            Thread.sleep(Math.max(20, pause.toMillis()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable LoadConnection dropped(@Nullable LoadConnection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (IOException e) {
            // It is dropped all the same.
        }
        return null;
    }
}
