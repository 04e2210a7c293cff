package io.jgun.servlet.session.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Saves the session before the first byte of the response is sent. If that fails, the client gets 503 instead of an
 * answer that says that all is done.
 */
final class SavingResponse extends Response.Wrapper {

    private static final byte[] PAGE = """
            <!DOCTYPE html>
            <html>
              <head>
                <meta charset="utf-8">
                <title>Service Unavailable</title>
              </head>
              <body>
                <h1><p>Service Unavailable</p></h1>
              </body>
            </html>
            """.getBytes(StandardCharsets.UTF_8);

    private final StoredSessionHandler sessions;
    private boolean replaced;

    SavingResponse(Request request, Response wrapped, StoredSessionHandler sessions) {
        super(request, wrapped);
        this.sessions = sessions;
    }

    @Override
    public void write(boolean last, @Nullable ByteBuffer content, Callback callback) {
        if (replaced) {
            callback.succeeded(); // the answer is on its way
            return;
        }
        if (!isCommitted() && sessions.getManagedSession(getRequest()) instanceof StoredSession session) {
            try {
                session.save(last);
            } catch (StoreUnavailable said) {
                replaced = true;
                writeUnavailable(callback);
                return;
            }
        }
        super.write(last, content, callback);
    }

    private void writeUnavailable(Callback callback) {
        Response original = getWrapped();
        original.reset();
        original.getHeaders().remove(HttpHeader.SET_COOKIE); // which that keeps: of a session that is not there
        original.setStatus(HttpStatus.SERVICE_UNAVAILABLE_503);
        original.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
        original.getHeaders().put(HttpHeader.CONTENT_LENGTH, PAGE.length);
        original.write(true, ByteBuffer.wrap(PAGE), callback);
    }
}
