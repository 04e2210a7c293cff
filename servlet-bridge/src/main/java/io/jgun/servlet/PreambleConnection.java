package io.jgun.servlet;

import io.jgun.proxies.Preamble;
import io.jgun.proxies.PreambleReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The beginning of a connection that may tell with the PROXY protocol whose connection it is. Ends when that is known, or
 * when it has taken as long as a silent connection may; a client that sends one byte after the other gains nothing.
 */
final class PreambleConnection extends AbstractConnection implements Connection.UpgradeFrom {

    private static final Logger LOG = LoggerFactory.getLogger(PreambleConnection.class);

    /** Enough for what proxies send, and little enough to hand on what follows it. */
    private static final int FIRST_BYTES = 512;

    /** For the client to read the answer before the connection is gone. */
    private static final long LINGER_MILLIS = 1_000;

    /** It never blocks, so that the thread that selects may do it. */
    private final Callback fillable = new Callback() {
        @Override
        public void succeeded() {
            onFillable();
        }

        @Override
        public void failed(Throwable cause) {
            onFillInterestedFailed(cause);
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }
    };

    private final PatientEndPoint endPoint;
    private final Connector connector;
    private final HttpConnectionFactory http;
    private final ServingConfiguration configuration;
    private final @Nullable SocketAddress peer;
    private final Preamble.Version version;
    private ByteBuffer received = ByteBuffer.allocate(FIRST_BYTES).limit(0);
    private Scheduler.@Nullable Task deadline;

    PreambleConnection(
            PatientEndPoint endPoint,
            Connector connector,
            HttpConnectionFactory http,
            ServingConfiguration configuration,
            Preamble.Version version) {
        super(endPoint, connector.getExecutor());
        this.endPoint = endPoint;
        this.connector = connector;
        this.http = http;
        this.configuration = configuration;
        this.version = version;
        this.peer = endPoint.getRemoteSocketAddress();
    }

    /** How long it may be idle while it waits for its first bytes. */
    long patienceMillis() {
        boolean draining = connector instanceof ListenerConnector listener && listener.isDraining();
        return draining ? configuration.drainTickMillis() : configuration.silenceMillis();
    }

    @Override
    public void onOpen() {
        super.onOpen();
        deadline = connector
                .getScheduler()
                .schedule(endPoint::close, configuration.silenceMillis(), TimeUnit.MILLISECONDS);
        fillInterested(fillable);
    }

    @Override
    public void onClose(@Nullable Throwable cause) {
        cancelDeadline();
        super.onClose(cause);
    }

    private void cancelDeadline() {
        Scheduler.Task task = deadline;
        if (task != null) {
            task.cancel();
        }
    }

    @Override
    public void onFillable() {
        try {
            int filled = endPoint.fill(received);
            while (filled > 0) {
                if (!isUndecided()) {
                    return;
                }
                filled = endPoint.fill(received);
            }
            if (filled == 0) {
                fillInterested(fillable);
            } else {
                endPoint.close();
            }
        } catch (IOException gone) {
            LOG.debug("Could not read from {}", peer, gone);
            endPoint.close();
        }
    }

    private boolean isUndecided() {
        Preamble.Reading reading = PreambleReader.read(received.array(), received.limit(), version);
        if (reading instanceof Preamble.Incomplete incomplete) {
            return isRoomFor(incomplete.length());
        }
        if (reading instanceof Preamble.Complete complete) {
            if (mayTell()) {
                received.position(complete.preamble().length());
                endPoint.belongsTo(complete.preamble());
                begin();
            }
        } else if (reading instanceof Preamble.Malformed malformed) {
            if (mayTell()) {
                refuse(HttpStatus.BAD_REQUEST_400, malformed.why());
            }
        } else {
            begin();
        }
        return false;
    }

    /** Never more than the peer has announced, and only for one that may announce anything. */
    private boolean isRoomFor(int length) {
        if (length > received.capacity()) {
            if (!mayTell()) {
                return false;
            }
            ByteBuffer larger = ByteBuffer.allocate(length);
            larger.put(received).flip();
            received = larger;
        }
        return true;
    }

    /** As Gunicorn, whoever may not gets 403. */
    private boolean mayTell() {
        InetAddress address = peer instanceof InetSocketAddress inet ? inet.getAddress() : null;
        if (configuration.preambles().peers().trusts(address)) {
            return true;
        }
        refuse(HttpStatus.FORBIDDEN_403, "not one of proxy_allow_ips");
        return false;
    }

    private void begin() {
        cancelDeadline();
        endPoint.upgrade(http.newConnection(connector, endPoint));
    }

    /** What has been read and is no part of the preamble. */
    @Override
    public ByteBuffer onUpgradeFrom() {
        return received;
    }

    private void refuse(int status, String why) {
        LOG.warn("Refused the PROXY protocol of {}: {}", peer, why);
        byte[] page = PlainErrors.page(status);
        String head = "HTTP/1.1 " + status + ' ' + HttpStatus.getMessage(status) + "\r\nConnection: close\r\n"
                + "Content-Type: text/html;charset=utf-8\r\nContent-Length: " + page.length + "\r\n\r\n";
        endPoint.write(
                Callback.from(this::linger, failure -> endPoint.close()),
                ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)),
                ByteBuffer.wrap(page));
    }

    private void linger() {
        endPoint.shutdownOutput();
        connector.getScheduler().schedule(endPoint::close, LINGER_MILLIS, TimeUnit.MILLISECONDS);
    }
}
