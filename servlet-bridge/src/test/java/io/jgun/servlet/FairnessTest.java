package io.jgun.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.settings.Settings;
import io.jgun.settings.WorkerProcesses;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Of many clients that ask again as soon as they are answered, each has its share of the answers. */
@Timeout(60)
class FairnessTest {

    private static final int CLIENTS = 512;
    private static final int EACH = 30;
    private static final long SPIN_NANOS = TimeUnit.MICROSECONDS.toNanos(300);
    private static final String SPIN = "spin";

    private final HttpServlet servlet = new HttpServlet() {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            long begun = System.nanoTime();
            while (SPIN.equals(request.getQueryString()) && System.nanoTime() - begun < SPIN_NANOS) {
                Thread.onSpinWait();
            }
            response.setContentLength(1);
            response.getOutputStream().write('x');
        }
    };

    /** One of the clients; all are served by the thread of the test. */
    private static final class Client implements AutoCloseable {

        private final SocketChannel channel;
        private final ByteBuffer request;
        private int answers;

        Client(int port, String target, Selector selector) throws IOException {
            channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
            request = ByteBuffer.wrap(
                    ("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        }

        void ask() throws IOException {
            channel.write(request.rewind());
            assertThat(request.hasRemaining()).isFalse();
        }

        /** A whole answer comes with one packet. */
        void answered(ByteBuffer into) throws IOException {
            assertThat(channel.read(into.clear())).isPositive();
            assertThat((char) into.get(into.position() - 1)).isEqualTo('x');
            answers++;
            ask();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    @Test
    void everyConnectionHasItsShare() throws IOException {
        List<Client> clients = new ArrayList<>();
        try (RunningEngine server =
                        RunningEngine.serving(Settings.defaults().with(WorkerProcesses.WORKERS, 2), servlet);
                Selector selector = Selector.open()) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(new Client(server.port(), i % 8 == 0 ? "/?" + SPIN : "/", selector));
            }
            for (Client each : clients) {
                each.ask();
            }
            ByteBuffer answer = ByteBuffer.allocate(1024);
            long all = 0;
            while (all < CLIENTS * EACH) {
                all += selector.select(key -> answered((Client) key.attachment(), answer));
            }
        } finally {
            for (Client each : clients) {
                each.close();
            }
        }
        assertShares(
                clients.stream().filter(each -> clients.indexOf(each) % 8 == 0).toList());
        assertShares(
                clients.stream().filter(each -> clients.indexOf(each) % 8 != 0).toList());
    }

    private static void assertShares(List<Client> alike) {
        double mean = alike.stream().mapToInt(each -> each.answers).average().orElseThrow();
        assertThat(alike).allMatch(each -> each.answers > mean / 4, "more than a quarter of " + mean);
    }

    private static void answered(Client client, ByteBuffer answer) {
        try {
            client.answered(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
