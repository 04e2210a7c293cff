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

    private volatile boolean cut;
    private volatile boolean answeredInFull;
    private volatile @Nullable Callback writing;
    private volatile long firstWrite;

    /** Which write this is; changed before {@link #writing} is. */
    private int writes;

    // How long the request has waited for its client: to send its body, to take the response. Guarded by this.
    private int waits;
    private long waitsSince;
    private long waited;
    private boolean writeWaits;

    GuardedResponse(Request request, Response wrapped) {
        super(request, wrapped);
    }

    synchronized void beginWait() {
        if (waits++ == 0) {
            waitsSince = System.nanoTime();
        }
    }

    synchronized void endWait() {
        if (--waits == 0) {
            waited += System.nanoTime() - waitsSince;
        }
    }

    synchronized long waitedNanos() {
        return waits > 0 ? waited + System.nanoTime() - waitsSince : waited;
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
            int number = ++writes;
            writing = callback;
            super.write(last, bytes, this);
            if (writing != null) {
                awaitClient(number);
            }
        }
    }

    /** The socket has not taken it at once. By now it may have, and another write may have begun. */
    private synchronized void awaitClient(int number) {
        if (writing != null && writes == number) {
            writeWaits = true;
            beginWait();
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

    private synchronized @Nullable Callback written() {
        Callback done = writing;
        writing = null;
        if (writeWaits) {
            writeWaits = false;
            endWait();
        }
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
