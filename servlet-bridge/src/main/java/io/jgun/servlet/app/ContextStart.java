package io.jgun.servlet.app;

import io.jgun.posix.ExitException;
import io.jgun.settings.AppReference;
import io.jgun.settings.Applications;
import io.jgun.settings.Settings;
import java.nio.file.Path;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.slf4j.LoggerFactory;

/** What every servlet context has in common, and starting it so that no failure stays hidden. */
final class ContextStart {

    /** Attribute of the servlet context: the setting {@code raw_env} as a Map of String to String. */
    static final String ENV_ATTRIBUTE = "io.jgun.env";

    private final AppReference app;
    private final ServletContextHandler context;
    private final InitFailures failures = new InitFailures();

    /** @param temporary directory of this context alone */
    ContextStart(AppReference app, ServletContextHandler context, Server server, Settings settings, Path temporary) {
        this.app = app;
        this.context = context;
        context.setServer(server);
        context.setDisplayName(app.text());
        context.setLogger(LoggerFactory.getLogger("jgun.application"));
        context.setTempDirectory(temporary.toFile());
        context.setTempDirectoryPersistent(true);
        context.setErrorHandler(new ErrorPages());
        context.addBean(failures);
        context.setAttribute(ENV_ATTRIBUTE, settings.get(Applications.RAW_ENV));
        settings.get(Applications.RAW_ENV).forEach(context::setInitParameter);
        context.getServletHandler().setStartWithUnavailable(false);
    }

    void run() {
        try {
            context.start();
        } catch (Exception | LinkageError e) {
            ExitException failure = failures.all().isEmpty() ? startFailed(e) : initFailed();
            stopQuietly();
            throw failure;
        }
        if (!failures.all().isEmpty()) {
            ExitException failure = initFailed();
            stopQuietly();
            throw failure;
        }
    }

    private ExitException initFailed() {
        InitFailures.Failure first = failures.all().get(0);
        return LoadFailure.threw(app, "init() of " + first.servlet(), first.thrown());
    }

    private ExitException startFailed(Throwable thrown) {
        return LoadFailure.threw(app, "starting the application", thrown);
    }

    private void stopQuietly() {
        LoadedApplications.closeQuietly(context::stop);
    }
}
