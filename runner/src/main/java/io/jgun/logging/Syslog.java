package io.jgun.logging;

import io.jgun.posix.FileProblem;
import io.jgun.settings.AppReference;
import io.jgun.settings.Applications;
import io.jgun.settings.Logging;
import io.jgun.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.LoggerFactory;

/**
 * Sends lines to a syslog daemon as Gunicorn does: {@code <14>jgun.PREFIX.error: [5812] Booting}. A thread of its own sends
 * them, so that a slow daemon holds up no request; what finds no room in its queue is dropped, counted and told.
 */
public final class Syslog implements AutoCloseable {

    /** Severities (RFC 3164, section 4.1.1). */
    public static final int CRITICAL = 2;

    public static final int ERROR = 3;
    public static final int WARNING = 4;
    public static final int INFO = 6;
    public static final int DEBUG = 7;

    private static final int QUEUE = 10_000;
    private static final Duration LAST_CHANCE = Duration.ofSeconds(2);
    private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final SyslogAddress address;
    private final SyslogTransport transport;
    private final String prefix;
    private final int facility;
    private final long retryMillis;
    private final BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicLong dropped = new AtomicLong();
    private final Thread sender = new Thread(this::run, "syslog");
    private volatile boolean closing;

    // Of the sender only.
    private boolean failing;
    private long lastReport;

    Syslog(SyslogAddress address, String prefix, int facility, Duration retry) {
        this.address = address;
        this.transport = SyslogTransport.of(address);
        this.prefix = prefix;
        this.facility = facility;
        this.retryMillis = retry.toMillis();
        sender.setDaemon(true);
    }

    /** @throws io.jgun.posix.ExitException if a setting is wrong; a daemon that does not answer yet is no error */
    static Syslog open(Settings settings) {
        Syslog syslog = new Syslog(
                SyslogAddress.parse(settings.get(Logging.SYSLOG_ADDR)),
                prefix(settings),
                SyslogFacility.number(settings.get(Logging.SYSLOG_FACILITY)),
                Duration.ofSeconds(1));
        return syslog.start();
    }

    Syslog start() {
        sender.start();
        return this;
    }

    /** As Gunicorn: {@code syslog_prefix}, else the name of the process, else the application. */
    private static String prefix(Settings settings) {
        List<AppReference> apps = settings.get(Applications.APP);
        String app = apps.isEmpty()
                ? settings.get(Applications.DEFAULT_PROC_NAME)
                : apps.get(0).text();
        return settings.get(Logging.SYSLOG_PREFIX)
                .or(() -> settings.get(Applications.PROC_NAME))
                .orElse(app)
                .replaceAll("[:\\s]", ".");
    }

    /**
     * Sends a line, later.
     *
     * @param name {@code error} or {@code access}
     */
    public void send(int severity, String name, String line) {
        send(severity, "jgun." + prefix + "." + name + ": " + line);
    }

    void send(int severity, String content) {
        String message = "<" + (facility * 8 + severity) + ">" + content;
        if (!queue.offer(message.getBytes(StandardCharsets.UTF_8))) {
            dropped.incrementAndGet();
        }
    }

    private void run() {
        try {
            while (!closing || !queue.isEmpty()) {
                byte[] message = queue.poll(200, TimeUnit.MILLISECONDS);
                if (message != null) {
                    deliver(message);
                }
            }
        } catch (InterruptedException e) {
            // Closing took too long: what is left was counted by close.
        }
        transport.close();
    }

    private void deliver(byte[] message) throws InterruptedException {
        while (true) {
            try {
                transport.send(message);
                recovered();
                return;
            } catch (IOException e) {
                failed(e);
            }
            if (closing) {
                dropped.incrementAndGet();
                return;
            }
            Thread.sleep(retryMillis);
        }
    }

    private void failed(IOException e) {
        long now = System.nanoTime();
        if (!failing || now - lastReport > SILENT_NANOS) {
            lastReport = now;
            LoggerFactory.getLogger(LoggerNames.ERROR)
                    .warn(
                            "Cannot send to syslog at {}: {}; trying again, {} lines dropped so far",
                            address,
                            problem(e),
                            dropped);
        }
        failing = true;
    }

    private String problem(IOException e) {
        if (UnixSyslog.isOtherType(e) && address instanceof SyslogAddress.Unix unix) {
            return unix.type() == SyslogAddress.UnixType.STREAM
                    ? "it is a datagram socket; use " + address + "#dgram"
                    : "it is a stream socket; use " + address + "#stream";
        }
        return FileProblem.of(e);
    }

    private void recovered() {
        long lost = dropped.getAndSet(0);
        if (failing || lost > 0) {
            failing = false;
            LoggerFactory.getLogger(LoggerNames.ERROR)
                    .warn("Syslog at {} takes lines again; {} lines were dropped", address, lost);
        }
    }

    /** Sends what is waiting, for a short time. */
    @Override
    public void close() {
        closing = true;
        try {
            sender.join(LAST_CHANCE.toMillis());
            sender.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        long lost = dropped.get() + queue.size();
        if (lost > 0) {
            LoggerFactory.getLogger(LoggerNames.ERROR).warn("{} lines to syslog at {} were lost", lost, address);
        }
    }
}
