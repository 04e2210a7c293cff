package io.jgun.metrics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts metrics into packets and sends these from a thread of its own, so that nobody waits for statsd. */
final class StatsdSender implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StatsdSender.class);

    /** Fits into one Ethernet frame, as the documentation of statsd recommends. */
    private static final int PACKET_BYTES = 1432;

    private static final int MOST_PACKETS = 1024;
    private static final long FLUSH_MILLIS = 100;
    private static final long BETWEEN_COMPLAINTS = Duration.ofSeconds(10).toNanos();
    private static final long CLOSE_MILLIS = 1_000;

    private final StatsdTransport transport;
    private final BlockingQueue<byte[]> packets = new ArrayBlockingQueue<>(MOST_PACKETS);
    private final StringBuilder collected = new StringBuilder();
    private final AtomicLong lost = new AtomicLong();
    private final Thread thread = new Thread(null, this, "statsd", 0, false);
    private volatile boolean closed;
    private long complained = System.nanoTime() - BETWEEN_COMPLAINTS;

    private StatsdSender(StatsdTransport transport) {
        this.transport = transport;
        thread.setDaemon(true);
    }

    static StatsdSender start(StatsdTransport transport) {
        StatsdSender sender = new StatsdSender(transport);
        sender.thread.start();
        return sender;
    }

    /** Takes one metric; dropped, and counted as lost, where statsd is slower than we are. */
    void add(String metric) {
        synchronized (collected) {
            if (!collected.isEmpty() && collected.length() + 1 + metric.length() > PACKET_BYTES) {
                flush();
            }
            if (!collected.isEmpty()) {
                collected.append('\n');
            }
            collected.append(metric);
        }
    }

    private void flush() {
        synchronized (collected) {
            if (!collected.isEmpty()) {
                byte[] packet = collected.toString().getBytes(StandardCharsets.UTF_8);
                collected.setLength(0);
                if (!packets.offer(packet)) {
                    lost.incrementAndGet();
                }
            }
        }
    }

    @Override
    public void run() {
        try {
            while (true) {
                byte[] packet = packets.poll(FLUSH_MILLIS, TimeUnit.MILLISECONDS);
                if (packet == null) {
                    flush();
                    packet = packets.poll();
                }
                if (packet != null) {
                    send(packet);
                } else if (closed) {
                    return;
                }
            }
        } catch (InterruptedException closing) {
            // Statsd takes nothing any more: what is left is lost.
        } finally {
            transport.close();
        }
    }

    private void send(byte[] packet) {
        try {
            transport.send(packet);
        } catch (IOException e) {
            lost.incrementAndGet();
            if (System.nanoTime() - complained >= BETWEEN_COMPLAINTS) {
                complained = System.nanoTime();
                LOG.warn("Error sending message to statsd: {} ({} packets lost)", e.getMessage(), lost.getAndSet(0));
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }
}
