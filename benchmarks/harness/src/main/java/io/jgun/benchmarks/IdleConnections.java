package io.jgun.benchmarks;

import static io.jgun.benchmarks.Metric.CONNECTION;
import static io.jgun.benchmarks.Metric.CONNECTION_HEAP;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What a server keeps for connections that have been used and may be used again. */
final class IdleConnections {
    private static final int SETTLING_MILLIS = 1000;
    /** Of one loopback address, so that its ports suffice. */
    private static final int PER_ADDRESS = 5000;

    private static final byte[] REQUEST =
            "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private IdleConnections() {}

    static Figures measure(Subject subject) throws IOException, InterruptedException {
        ProcessHandle server = subject.server().process();
        List<SocketChannel> connections = new ArrayList<>();
        try {
            OptionalLong heapBefore = LiveHeap.bytes(server);
            long before = ProcessTree.privateBytes(server);
            for (int i = 0; i < Setup.CONNECTIONS; i++) {
                connections.add(open(subject.server().port(), i));
            }
            Thread.sleep(SETTLING_MILLIS);
            OptionalLong heap = LiveHeap.bytes(server);
            long after = ProcessTree.privateBytes(server);
            Map<Metric, Double> values = new EnumMap<>(Metric.class);
            values.put(CONNECTION, (after - before) / (double) Setup.CONNECTIONS);
            if (heap.isPresent() && heapBefore.isPresent()) {
                values.put(CONNECTION_HEAP, (heap.getAsLong() - heapBefore.getAsLong()) / (double) Setup.CONNECTIONS);
            }
            long closed = closed(connections);
            return new Figures(values, closed == 0 ? "" : closed + " connections were closed by the server");
        } finally {
            for (SocketChannel each : connections) {
                each.setOption(StandardSocketOptions.SO_LINGER, 0); // leaves no port in TIME_WAIT
                each.close();
            }
        }
    }

    private static SocketChannel open(int port, int index) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.bind(new InetSocketAddress("127.0.0." + (2 + index / PER_ADDRESS), 0));
            channel.connect(new InetSocketAddress("127.0.0.1", port));
            channel.write(ByteBuffer.wrap(REQUEST));
            StringBuilder answer = new StringBuilder();
            ByteBuffer buffer = ByteBuffer.allocate(2048);
            while (answer.indexOf("World!\n") < 0) {
                if (channel.read(buffer.clear()) < 0) {
                    throw new IOException("connection " + index + " was closed instead of answered: " + answer);
                }
                answer.append(StandardCharsets.ISO_8859_1.decode(buffer.flip()));
            }
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static long closed(List<SocketChannel> connections) throws IOException {
        long closed = 0;
        for (SocketChannel each : connections) {
            each.configureBlocking(false);
            ByteBuffer rest = ByteBuffer.allocate(64); // the end of a chunked body may be left
            int read = each.read(rest);
            if (read > 0) {
                read = each.read(rest);
            }
            if (read < 0) {
                closed++;
            }
        }
        return closed;
    }
}
