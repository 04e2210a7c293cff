package io.jgun.servlet.session.store;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.QuietException;

/**
 * The request cannot have its session, because the store cannot be reached. An error, not an exception: Jetty catches
 * exceptions of stores and goes on without the session, so that who is logged in would be logged out. It is in the log
 * already.
 */
final class StoreUnavailable extends Error implements HttpException, QuietException {

    private static final long serialVersionUID = 1L;

    StoreUnavailable(Throwable cause) {
        super("the session store is unavailable", cause, false, false);
    }

    @Override
    public int getCode() {
        return HttpStatus.SERVICE_UNAVAILABLE_503;
    }

    @Override
    public String getReason() {
        return HttpStatus.getMessage(getCode());
    }
}
