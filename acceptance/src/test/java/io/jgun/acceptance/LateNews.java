package io.jgun.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;

/**
 * A line between a balancer and a server on which news of the end of a connection travels slowly: the balancer hears of it
 * only after it has sent something more. What is rare on a real line happens here each time.
 */
final class LateNews implements AutoCloseable {

    private final URI server;
    private final ServerSocket socket;
    private final CountDownLatch ended = new CountDownLatch(1);

    private LateNews(URI server, ServerSocket socket) {
        this.server = server;
        this.socket = socket;
    }

    static LateNews to(URI server) {
        try {
            LateNews line = new LateNews(server, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            thread(line::accept);
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** Waits until the server has ended a connection; the balancer has not been told. */
    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /** Whether the server has ended any before the balancer did. */
    boolean hasEnded() {
        return ended.getCount() == 0;
    }

    private void accept() {
        try {
            while (true) {
                Socket near = socket.accept();
                Socket far = Http.connect(server);
                far.setSoTimeout(0);
                Line line = new Line(near, far);
                thread(line::forth);
                thread(line::back);
            }
        } catch (IOException closed) {
            // The end of the test.
        }
    }

    private final class Line {

        private final Socket balancer;
        private final Socket jgun;
        private final CountDownLatch over = new CountDownLatch(1);
        private volatile boolean balancerEnded;
        private volatile boolean jgunEnded;

        Line(Socket balancer, Socket jgun) {
            this.balancer = balancer;
            this.jgun = jgun;
        }

        void forth() {
            copy(balancer, jgun);
            balancerEnded = true;
            over.countDown();
            LateNews.close(jgun);
        }

        void back() {
            copy(jgun, balancer);
            jgunEnded = true;
            if (!balancerEnded) {
                ended.countDown();
            }
            await(over);
            LateNews.close(balancer);
        }

        private void copy(Socket from, Socket to) {
            byte[] bytes = new byte[8192];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int length = in.read(bytes); length >= 0 && !jgunEnded; length = in.read(bytes)) {
                    out.write(bytes, 0, length);
                }
            } catch (IOException cut) {
                // As good as its end.
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void thread(Runnable task) {
        Thread thread = new Thread(task, "line");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
