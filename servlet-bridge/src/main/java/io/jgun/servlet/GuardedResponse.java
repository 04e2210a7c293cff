package io.jgun.servlet;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** The response as the application writes it: measures the client's time, and can be taken away from it. */
final class GuardedResponse extends Response.Wrapper implements Callback {

    private final ClientTime clientTime;
    private volatile boolean cut;
    private volatile boolean answeredInFull;
    private volatile @Nullable Callback writing;
    private volatile long firstWrite;

    GuardedResponse(Request request, Response wrapped, ClientTime clientTime) {
        super(request, wrapped);
        this.clientTime = clientTime;
    }

    @Override
    public void write(boolean last, @Nullable ByteBuffer bytes, Callback callback) {
        if (cut) {
            callback.failed(new TimeoutException("the request ran over its time and has been answered"));
        } else if (writing != null) {
            super.write(last, bytes, callback); // a second write at once, which Jetty refuses
        } else {
            if (firstWrite == 0) {
                firstWrite = System.nanoTime();
            }
            writing = callback;
            clientTime.begin();
            super.write(last, bytes, this);
        }
    }

    @Override
    public void succeeded() {
        Callback done = written();
        if (done != null) {
            done.succeeded();
        }
    }

    @Override
    public void failed(Throwable failure) {
        Callback done = written();
        if (done != null) {
            done.failed(failure);
        }
    }

    /** When the application first wrote, as {@link System#nanoTime}; now, if it has not. */
    long firstWrite() {
        long first = firstWrite;
        return first == 0 ? System.nanoTime() : first;
    }

    private @Nullable Callback written() {
        Callback done = writing;
        writing = null;
        clientTime.end();
        return done;
    }

    @Override
    public InvocationType getInvocationType() {
        Callback pending = writing;
        return pending == null ? InvocationType.NON_BLOCKING : pending.getInvocationType();
    }

    @Override
    public void reset() {
        if (!cut) {
            super.reset();
        }
    }

    /**
     * Answers in place of the application if nothing has been sent yet, else closes the connection.
     *
     * @param then runs once, when the client has been answered or cut off
     */
    void cut(int status, Runnable then) {
        cut = true;
        Response original = getWrapped();
        if (original.isCommitted() || writing != null) {
            getRequest().getConnectionMetaData().getConnection().getEndPoint().close();
            then.run();
            return;
        }
        original.reset();
        original.getHeaders().put(HttpFields.CONNECTION_CLOSE);
        writePage(
                original,
                status,
                Callback.from(
                        () -> {
                            answeredInFull = true;
                            then.run();
                        },
                        failure -> then.run()));
    }

    /** Answers with an error page of the server's own, if nothing has been sent yet; else ends the connection. */
    void fail(int status, Throwable reason, Callback callback) {
        if (isCommitted()) {
            callback.failed(reason);
        } else {
            reset();
            writePage(this, status, callback);
        }
    }

    /** Answers that it cannot be served, as the last response of its connection. */
    void turnAway(Throwable reason, Callback callback) {
        if (isCommitted()) {
            callback.failed(reason);
        } else {
            reset();
            getHeaders().put(HttpFields.CONNECTION_CLOSE);
            writePage(this, HttpStatus.SERVICE_UNAVAILABLE_503, callback);
        }
    }

    private static void writePage(Response response, int status, Callback callback) {
        response.setStatus(status);
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
        byte[] page = PlainErrors.page(status);
        headers.put(HttpHeader.CONTENT_LENGTH, page.length);
        response.write(true, ByteBuffer.wrap(page), callback);
    }

    /** Whether {@link #cut} could answer. */
    boolean isAnsweredInFull() {
        return answeredInFull;
    }
}
