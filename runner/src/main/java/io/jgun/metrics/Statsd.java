package io.jgun.metrics;

import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.settings.Logging;
import io.jgun.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Gunicorn's metrics for statsd, under its names, because dashboards exist for them: settings {@code statsd_host},
 * {@code statsd_prefix} and {@code dogstatsd_tags}.
 */
final class Statsd implements Metrics {

    private final String prefix;
    private final String tags;
    private final StatsdSender sender;

    private Statsd(String prefix, String tags, StatsdSender sender) {
        this.prefix = prefix;
        this.tags = tags;
        this.sender = sender;
    }

    /**
     * Opens it.
     *
     * @param address HOST:PORT or unix://PATH
     * @throws ExitException if there is no socket to be had
     */
    static Statsd open(Settings settings, String address) {
        String prefix = settings.get(Logging.STATSD_PREFIX).replaceFirst("\\.+$", "");
        String tags = settings.get(Logging.DOGSTATSD_TAGS);
        return new Statsd(
                prefix.isEmpty() ? "" : prefix + ".",
                tags.isEmpty() ? "" : "|#" + tags,
                StatsdSender.start(transport(address)));
    }

    private static StatsdTransport transport(String address) {
        if (address.startsWith(Logging.UNIX_SCHEME)) {
            return new StatsdTransport.Unix(Path.of(address.substring(Logging.UNIX_SCHEME.length())));
        }
        int colon = address.lastIndexOf(':');
        String host = address.substring(0, colon);
        try {
            return new StatsdTransport.Udp(
                    host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
                    Integer.parseInt(address.substring(colon + 1)));
        } catch (IOException e) {
            throw new ExitException(ExitCode.ERROR, "statsd_host: no socket to send to " + address + ": " + e, e);
        }
    }

    @Override
    public void request(int status, long durationNanos) {
        long micros = durationNanos / 1000;
        String millis =
                micros / 1000 + "." + String.valueOf(1000 + micros % 1000).substring(1);
        send("gunicorn.request.duration:" + millis + "|ms");
        count("gunicorn.requests");
        count("gunicorn.request.status." + status);
    }

    @Override
    public void workers(int number) {
        send("gunicorn.workers:" + number + "|g");
    }

    @Override
    public void backlog(int connections) {
        send("gunicorn.backlog:" + connections + "|h");
    }

    @Override
    public void logged(String level, boolean exception) {
        switch (level) {
            case "CRITICAL", "WARNING" -> count("gunicorn.log." + level.toLowerCase(Locale.ROOT));
            case "ERROR" -> count(exception ? "gunicorn.log.exception" : "gunicorn.log.error");
            default -> {
                // Gunicorn counts troubles only.
            }
        }
    }

    private void count(String name) {
        send(name + ":1|c|@1.0");
    }

    private void send(String metric) {
        sender.add(prefix + metric + tags);
    }

    @Override
    public void close() {
        sender.close();
    }
}
