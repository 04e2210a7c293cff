package io.jgun.servlet;

import io.jgun.proxies.ClientAddress;
import io.jgun.proxies.Forwarding;
import io.jgun.proxies.Preamble;
import io.jgun.servlet.forwarded.DirectoryRedirect;
import io.jgun.servlet.forwarded.ForwardedHeaders;
import io.jgun.servlet.select.SelectingThread;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.HostPort;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1 connection that keeps Gunicorn's limits and time-outs, knows the request line as it was received, and ends
 * with its next response while the server drains.
 */
final class RequestConnection extends HttpConnection {

    private static final HttpField SERVER = new PreEncodedHttpField(HttpHeader.SERVER, "jgun");

    private static final HostPort LOCALHOST = new HostPort("localhost");

    /** The method that HttpConnection makes up for a request whose line it could not read. */
    private static final String REFUSED = "BAD";

    private final ServingConfiguration configuration;
    private final SocketAddress peer;
    private final ForwardedHeaders forwardedHeaders;

    /** What is known of every request of this connection. */
    private final @Nullable Forwarding unforwarded;

    /** What proxies have told of the request that was last received; null for nothing. */
    private volatile @Nullable Forwarding forwarding;

    private volatile SocketAddress client;

    /** The request that is served, until nothing is left to do for it. */
    private volatile @Nullable ServedRequest served;

    // One request at a time, and the end after the last: no two threads meet here.
    private volatile boolean begun;
    private volatile boolean returned;
    private volatile boolean endedByClient;
    private boolean opening;
    private boolean closing;

    // Set by the constructor of the superclass through newRequestHandler and newHttpParser: an initializer would
    // overwrite them.
    private @Nullable LimitingHandler handler;
    private @Nullable LimitingParser parser;
    private @Nullable BodyPieces pieces;

    RequestConnection(ServingConfiguration configuration, Connector connector, EndPoint endPoint) {
        super(configuration, connector, endPoint);
        this.configuration = configuration;
        Preamble preamble = endPoint instanceof PatientEndPoint patient ? patient.preamble() : null;
        ClientAddress told = preamble == null ? null : preamble.client();
        SocketAddress remote =
                told == null ? super.getRemoteSocketAddress() : new InetSocketAddress(told.address(), told.port());
        this.peer = PlainAddress.of(remote);
        this.client = peer;
        this.unforwarded = preamble != null && preamble.secure() ? Forwarding.SECURE : null;
        this.forwarding = unforwarded;
        this.forwardedHeaders = new ForwardedHeaders(
                configuration.forwarded(), remote instanceof InetSocketAddress inet ? inet.getAddress() : null);
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return client;
    }

    @Override
    public boolean isSecure() {
        Forwarding told = forwarding;
        Boolean secure = told == null ? null : told.secure();
        return secure == null ? super.isSecure() : secure;
    }

    /** For a request without Host (HTTP/1.0, as health checks are): a unix socket has no name that Jetty could take. */
    @Override
    public HostPort getServerAuthority() {
        return getLocalSocketAddress() instanceof InetSocketAddress ? super.getServerAuthority() : LOCALHOST;
    }

    /** What proxies tell of the request that was last received; null for nothing. */
    @Nullable
    Forwarding forwarding() {
        return forwarding;
    }

    ServingConfiguration configuration() {
        return configuration;
    }

    /** Whether its next response is to be its last. */
    private boolean isDraining() {
        return configuration.isDraining()
                || (getConnector() instanceof ListenerConnector connector && connector.isDraining());
    }

    /** The line that the request came with, as far as it came from a client. */
    static RequestLine requestLine(Request request) {
        return request.getConnectionMetaData() instanceof RequestConnection connection
                ? connection.requestLine()
                : RequestLine.NONE;
    }

    /** The one last received, also of a request that was refused. */
    RequestLine requestLine() {
        return Objects.requireNonNull(handler).head.line();
    }

    /** It is not to wait for its first request when it opens: its opener calls {@link #onFillable} then. */
    void readAtOnce() {
        opening = true;
    }

    /** It will be closed as soon as it has been read from: it is not to wait for anything more. */
    void closesNow() {
        closing = true;
    }

    @Override
    public void fillInterested(Callback callback) {
        if (opening) {
            opening = false;
        } else if (!closing) {
            super.fillInterested(callback);
        }
    }

    @Override
    public void onFillable() {
        SelectingThread selecting = SelectingThread.current();
        if (selecting == null) {
            super.onFillable();
        } else {
            selecting.beginReading();
            try {
                super.onFillable();
            } finally {
                selecting.endReading();
            }
        }
    }

    @Override
    public int getInputBufferSize() {
        int usual = super.getInputBufferSize();
        return pieces == null ? usual : pieces.size(usual);
    }

    /** Whether the body of the request that has just been parsed, if it has one, has been received. */
    boolean hasWholeRequest() {
        HttpParser parsing = getParser();
        if (parsing.isComplete()) {
            return true;
        }
        LimitingParser limiting = parser;
        long length = parsing.getContentLength();
        return limiting != null && length >= 0 && length <= limiting.left();
    }

    /** Whether the client has said that the request just answered was its last one, and nothing more has come. */
    boolean isEndedByClient() {
        LimitingParser limiting = parser;
        return endedByClient && limiting != null && limiting.left() == 0 && !limiting.inContentState();
    }

    /** It will be served: told when Jetty has ended with it. */
    void serves(ServedRequest request) {
        served = request;
    }

    private void ended(@Nullable ServedRequest request) {
        served = null;
        Objects.requireNonNull(pieces).release();
        if (request != null) {
            request.left();
        }
    }

    /** A request is with the workers. */
    void begun() {
        if (getConnector() instanceof ListenerConnector connector) {
            if (!begun) {
                begun = true;
                connector.begun();
            } else if (!returned) {
                returned = true;
                connector.returned();
            }
        }
    }

    /** It has closed; called once. */
    void ended() {
        if (getConnector() instanceof ListenerConnector connector) {
            if (!begun) {
                connector.begun();
            } else if (returned) {
                connector.left();
            }
        }
    }

    /** Whether a request is being received or served. */
    boolean isServing() {
        return getHttpChannel().getRequest() != null || !getParser().isIdle();
    }

    /** How long this connection may be idle in the state that it is in. */
    long patienceMillis() {
        if (isServing()) {
            return isSending() ? configuration.sendingMillis() : configuration.stallMillis();
        }
        boolean fresh = getMessagesIn() == 0;
        return fresh && !isDraining() ? configuration.silenceMillis() : configuration.keepaliveMillis();
    }

    /** Whether the socket takes no more of the response at the moment. */
    private boolean isSending() {
        return getEndPoint() instanceof AbstractEndPoint endPoint
                && endPoint.getWriteFlusher().isPending();
    }

    @Override
    protected RequestHandler newRequestHandler() {
        LimitingHandler limiting = new LimitingHandler();
        handler = limiting;
        return limiting;
    }

    @Override
    protected HttpParser newHttpParser(HttpCompliance compliance) {
        RequestLimits limits = ((ServingConfiguration) getHttpConfiguration()).limits();
        LimitingParser limiting = new LimitingParser(Objects.requireNonNull(handler), limits, compliance);
        limiting.setHeaderCacheSize(getHttpConfiguration().getHeaderCacheSize());
        limiting.setHeaderCacheCaseSensitive(getHttpConfiguration().isHeaderCacheCaseSensitive());
        parser = limiting;
        pieces = new BodyPieces(limiting);
        return limiting;
    }

    @Override
    protected HttpStreamOverHTTP1 newHttpStream(String method, String uri, HttpVersion version) {
        return new Stream(method, uri, version);
    }

    /** The last place that sees the head of every response, those of refused requests too. */
    private final class Stream extends HttpStreamOverHTTP1 {

        private final boolean refused;

        Stream(String method, String uri, HttpVersion version) {
            super(method, uri, version);
            refused = method.equals(REFUSED);
        }

        @Override
        public void prepareResponse(HttpFields.Mutable headers) {
            endedByClient = !refused && !getGenerator().isPersistent();
            if (isDraining()) {
                getGenerator().setPersistent(false);
            }
            if (refused) {
                headers.put(HttpFields.CONNECTION_CLOSE);
            }
            Forwarding told = forwarding;
            if (told != null && !told.prefix().isEmpty()) {
                DirectoryRedirect.leadBehindProxy(headers, told, requestLine().path());
            }
            if (configuration.sendsServerHeader() && !headers.contains(HttpHeader.SERVER)) {
                headers.add(SERVER);
            }
            super.prepareResponse(headers);
        }

        @Override
        public Content.@Nullable Chunk read() {
            Content.Chunk piece = super.read();
            return Objects.requireNonNull(pieces).read(piece, RequestConnection.super.getInputBufferSize());
        }

        @Override
        public void send(
                MetaData.Request request,
                MetaData.@Nullable Response response,
                boolean last,
                @Nullable ByteBuffer content,
                Callback callback) {
            super.send(request, NotModified.withoutLength(response), last, content, callback);
        }

        // Before the next request is read, which may happen at once.

        @Override
        public void succeeded() {
            ended(served);
            super.succeeded();
        }

        @Override
        public void failed(Throwable failure) {
            ended(served);
            super.failed(failure);
        }
    }

    /** Looks through what the parser has found. */
    private final class LimitingHandler extends RequestHandler {

        private final RequestHead head = new RequestHead(((ServingConfiguration) getHttpConfiguration()).limits());

        @Override
        public void startRequest(String method, String uri, HttpVersion version) {
            forgetForwarding();
            head.line(method, uri, version);
            super.startRequest(method, uri, version);
            partComplete();
        }

        @Override
        public void parsedHeader(HttpField field) {
            head.field(field);
            if (forwardedHeaders.add(field)) {
                super.parsedHeader(field);
            }
            partComplete();
        }

        @Override
        public boolean headerComplete() {
            Forwarding told = forwardedHeaders.told();
            if (told != null) {
                forwarding = unforwarded == null ? told : told.or(unforwarded);
                ClientAddress address = told.client();
                if (address != null) {
                    client = InetSocketAddress.createUnresolved(address.text(), address.port());
                }
            }
            return super.headerComplete();
        }

        private void forgetForwarding() {
            forwardedHeaders.reset();
            if (forwarding != null) {
                forwarding = unforwarded;
                client = peer;
            }
        }

        @Override
        public void badMessage(HttpException failure) {
            LimitingParser limiting = parser;
            if (limiting != null && getHttpChannel().getRequest() == null && head.isLineMissing()) {
                head.unreadable(limiting.received());
            }
            super.badMessage(failure);
        }

        @Override
        public void messageBegin() {
            head.begin();
            super.messageBegin();
        }

        private void partComplete() {
            LimitingParser limiting = parser;
            if (limiting != null) {
                limiting.partComplete();
            }
        }
    }
}
