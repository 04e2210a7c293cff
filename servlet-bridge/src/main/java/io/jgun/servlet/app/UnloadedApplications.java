package io.jgun.servlet.app;

import io.jgun.posix.ExitException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Stands for applications that could not be loaded, as Gunicorn's failing application does under {@code --reload}: every
 * request is told why.
 */
public final class UnloadedApplications extends Handler.Abstract.NonBlocking {

    private final ExitException failure;

    /** @param failure to load them */
    public UnloadedApplications(ExitException failure) {
        this.failure = failure;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        FailureReport report = FailureReport.of(
                HttpStatus.INTERNAL_SERVER_ERROR_500,
                "The application failed to load",
                String.valueOf(failure.getMessage()),
                failure.getCause(),
                request);
        TracePages.write(report, request, response, callback);
        return true;
    }
}
