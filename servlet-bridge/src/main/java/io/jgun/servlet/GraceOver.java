package io.jgun.servlet;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;

/** What an asynchronous request is told that outlasts graceful_timeout. */
final class GraceOver extends HttpException.RuntimeException {

    private static final long serialVersionUID = 1L;

    GraceOver() {
        super(HttpStatus.GATEWAY_TIMEOUT_504, "the request outlasted graceful_timeout");
    }
}
