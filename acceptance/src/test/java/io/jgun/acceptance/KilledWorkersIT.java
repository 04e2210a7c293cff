package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.acceptance.LoadConnection.Failed;
import io.jgun.acceptance.LoadConnection.Response;
import io.jgun.acceptance.apps.Victim;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The promise of worker processes: who is killed takes along the requests that he was at, and nothing else. Clients
 * know from the answer before whose connection they have.
 */
@Timeout(180)
class KilledWorkersIT {

    private static final int KILLS = 20;
    private static final int WORKERS = 4;
    private static final int CLIENTS = 64;
    private static final String UNKNOWN = "a new connection";

    private final Map<String, List<String>> lost = new HashMap<>();
    private final AtomicLong answered = new AtomicLong();
    private volatile boolean stopping;

    /** Each request has a connection of its own: a worker of one thread has begun one of them at most. */
    @Test
    void withShortConnectionsOneRequestIsLostForAKill() throws Exception {
        killEachInTurn("close");
        assertThat(lost.keySet()).isSubsetOf(UNKNOWN);
        assertThat(lost.getOrDefault(UNKNOWN, List.of())).hasSizeLessThanOrEqualTo(KILLS);
    }

    /** Those are lost that were sent to the killed worker on a connection that it had, and the one it had just begun. */
    @Test
    void withLongConnectionsOnlyTheKilledLose() throws Exception {
        List<String> killed = killEachInTurn("keep-alive");
        assertThat(lost.getOrDefault(UNKNOWN, List.of())).hasSizeLessThanOrEqualTo(KILLS);
        lost.remove(UNKNOWN);
        assertThat(killed).containsAll(lost.keySet());
    }

    private List<String> killEachInTurn(String connection) throws InterruptedException {
        List<String> killed = new ArrayList<>();
        try (JgunProcess server = Jgun.command("--prefork", "--bind", "127.0.0.1:0", "--backlog", "1024")
                .with("--workers", Integer.toString(WORKERS), "--keep-alive", "30")
                .with("--classpath", Checkout.testClasses().toString(), Victim.class.getName())
                .start()) {
            URI address = server.awaitListening();
            server.awaitBooted(WORKERS);
            SocketAddress socket = new InetSocketAddress(address.getHost(), address.getPort());
            List<Thread> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Thread client = new Thread(() -> load(socket, connection), "client-" + i);
                client.setDaemon(true);
                client.start();
                clients.add(client);
            }
            for (int kill = 0; kill < KILLS; kill++) {
                long victim = server.children().get(0); // the oldest: each in its turn
                long before = answered.get();
                server.signal("KILL", victim);
                killed.add(Long.toString(victim));
                server.awaitLine("Worker (pid:" + victim + ") was sent SIGKILL! Perhaps out of memory?");
                long start = System.nanoTime();
                server.awaitBooted(WORKERS + kill + 1);
                assertThat(System.nanoTime() - start).as("a replacement").isLessThan(TimeUnit.SECONDS.toNanos(10));
                assertThat(answered.get()).as("answers meanwhile").isGreaterThan(before);
            }
            stopping = true;
            for (Thread client : clients) {
                client.join(20_000);
                assertThat(client.isAlive()).isFalse();
            }
            assertThat(server.children())
                    .hasSize(WORKERS)
                    .doesNotContainAnyElementsOf(
                            killed.stream().map(Long::valueOf).toList());
        }
        return killed;
    }

    private void load(SocketAddress address, String connection) {
        boolean keeps = connection.equals("keep-alive");
        byte[] request = "GET /?millis=2 HTTP/1.1\r\nHost: a\r\nConnection: %s\r\n\r\n"
                .formatted(connection)
                .getBytes(StandardCharsets.US_ASCII);
        LoadConnection open = null;
        String owner = UNKNOWN;
        while (!stopping) {
            try {
                if (open == null) {
                    owner = UNKNOWN;
                    open = LoadConnection.open(address, Duration.ofSeconds(15));
                }
                Response response = open.exchange(request, Duration.ZERO);
                assertThat(response.status()).isEqualTo(200);
                answered.incrementAndGet();
                owner = response.body();
                if (response.close() || !keeps) {
                    open = closed(open);
                }
            } catch (Failed | IOException | AssertionError e) {
                lose(owner, e.toString());
                open = closed(open);
            }
        }
        closed(open);
    }

    private void lose(String owner, String how) {
        synchronized (lost) {
            lost.computeIfAbsent(owner, it -> new ArrayList<>()).add(how);
        }
    }

    private static @Nullable LoadConnection closed(@Nullable LoadConnection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (IOException e) {
            // It is gone.
        }
        return null;
    }
}
