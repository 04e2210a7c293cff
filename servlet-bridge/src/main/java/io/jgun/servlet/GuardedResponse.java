package io.jgun.servlet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
    private volatile @Nullable Callback writing;

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

    /** Answers in place of the application if nothing has been sent yet, else ends the connection. */
    void cut(int status, Callback completion, Throwable reason) {
        cut = true;
        Response original = getWrapped();
        if (original.isCommitted() || writing != null) {
            completion.failed(reason);
            return;
        }
        try {
            original.reset();
            original.setStatus(status);
            HttpFields.Mutable headers = original.getHeaders();
            headers.put(HttpHeader.CONNECTION, "close");
            headers.put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
            byte[] body = (HttpStatus.getMessage(status) + "\n").getBytes(StandardCharsets.UTF_8);
            headers.put(HttpHeader.CONTENT_LENGTH, body.length);
            original.write(true, ByteBuffer.wrap(body), completion);
        } catch (RuntimeException tooLate) {
            completion.failed(reason);
        }
    }
}
