package io.jgun.servlet;

import io.jgun.proxies.ForwardedRules;
import io.jgun.proxies.PreambleRules;
import io.jgun.servlet.forwarded.ForwardedHeaders;
import io.jgun.settings.Applications;
import io.jgun.settings.Settings;
import io.jgun.settings.WorkerProcesses;
import java.time.Duration;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;

/** What every connection needs to know of the settings, and the flag that ends them all. */
final class ServingConfiguration extends HttpConfiguration {

    /** How long a new connection may stay silent where {@code timeout} sets no limit. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    /**
     * The least that a client gets to take more of a response. Its reading does not show: the system takes more from us
     * only when a third of its own buffer, which grows to megabytes, has gone.
     */
    private static final Duration SENDING = Duration.ofMinutes(5);

    private final RequestLimits limits;
    private final ForwardedHeaders.Watched forwarded;
    private final PreambleRules preambles;
    private final boolean serverHeader;
    private final long keepaliveMillis;
    private final long stallMillis;
    private final long silenceMillis;
    private volatile boolean draining;

    ServingConfiguration(Settings settings) {
        limits = RequestLimits.of(settings);
        forwarded = ForwardedHeaders.Watched.by(ForwardedRules.of(settings));
        preambles = PreambleRules.of(settings);
        serverHeader = settings.get(Applications.SERVER_HEADER);
        keepaliveMillis = settings.get(WorkerProcesses.KEEPALIVE).toMillis();
        long timeout = settings.get(WorkerProcesses.TIMEOUT).toMillis();
        stallMillis = timeout > 0 ? timeout : Long.MAX_VALUE;
        silenceMillis = timeout > 0 ? timeout : SILENCE.toMillis();
        setIdleTimeout(-1); // RequestConnection decides, without moving a timer at every request
        setPersistentConnectionsEnabled(keepaliveMillis > 0);
        setRequestHeaderSize(limits.head());
        setResponseHeaderSize(8192);
        setMaxResponseHeaderSize(65536);
        setSendServerVersion(false);
        setHeaderCacheSize(0); // 100 kB for each connection once it has brought a request; parsing is as quick
        setSendXPoweredBy(false);
        setSendDateHeader(true);
        setHttpCompliance(HttpCompliance.RFC9110);
        setUriCompliance(UriCompliance.DEFAULT);
    }

    RequestLimits limits() {
        return limits;
    }

    /** The headers in which proxies tell of requests. */
    ForwardedHeaders.Watched forwarded() {
        return forwarded;
    }

    /** Whether connections begin with the PROXY protocol. */
    PreambleRules preambles() {
        return preambles;
    }

    /** Whether responses say {@code Server: jgun}. */
    boolean sendsServerHeader() {
        return serverHeader;
    }

    /** How long a connection may be idle between two requests. */
    long keepaliveMillis() {
        return keepaliveMillis;
    }

    /** How long a client may keep a request waiting for its next byte. */
    long stallMillis() {
        return stallMillis;
    }

    /** How long a response may wait for its client to take more of it. */
    long sendingMillis() {
        return Math.max(stallMillis, SENDING.toMillis());
    }

    /** How long a new connection may say nothing. */
    long silenceMillis() {
        return silenceMillis;
    }

    /** How often to look at an idle connection. */
    long idleTickMillis() {
        long shortest = Math.min(stallMillis, silenceMillis);
        return keepaliveMillis > 0 ? Math.min(keepaliveMillis, shortest) : shortest;
    }

    /** How often to look while the server drains. */
    long drainTickMillis() {
        return keepaliveMillis > 0 ? keepaliveMillis : 100;
    }

    /** From now on every response is the last of its connection. */
    void drain() {
        draining = true;
    }

    /** Whether connections would notice no difference to the other one. */
    boolean isLike(ServingConfiguration other) {
        return limits.equals(other.limits)
                && forwarded.rules().isLike(other.forwarded.rules())
                && preambles.equals(other.preambles)
                && serverHeader == other.serverHeader
                && keepaliveMillis == other.keepaliveMillis
                && stallMillis == other.stallMillis
                && silenceMillis == other.silenceMillis;
    }

    boolean isDraining() {
        return draining;
    }
}
