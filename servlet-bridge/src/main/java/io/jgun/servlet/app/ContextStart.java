package io.jgun.servlet.app;

import io.jgun.posix.ExitException;
import io.jgun.servlet.session.store.HttpSessions;
import io.jgun.settings.AppReference;
import io.jgun.settings.Applications;
import io.jgun.settings.Debugging;
import io.jgun.settings.Settings;
import java.nio.file.Path;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.slf4j.LoggerFactory;

/** What every servlet context has in common, and starting it so that no failure stays hidden. */
final class ContextStart {

    /** As in every servlet container that has a default. */
    private static final int SESSION_SECONDS = 30 * 60;

    private final AppReference app;
    private final ServletContextHandler context;
    private final InitFailures failures = new InitFailures();

    /** @param temporary directory of this context alone */
    ContextStart(
            AppReference app,
            ServletContextHandler context,
            Server server,
            Settings settings,
            HttpSessions sessions,
            Path temporary) {
        this.app = app;
        this.context = context;
        sessions.install(context);
        context.setServer(server);
        context.setDisplayName(app.text());
        context.setLogger(LoggerFactory.getLogger("jgun.application"));
        context.setTempDirectory(temporary.toFile());
        context.setTempDirectoryPersistent(true);
        context.setErrorHandler(settings.get(Debugging.RELOAD) ? new TracePages() : new ErrorPages());
        context.addBean(failures);
        context.addEventListener(new WebSocketDefaults());
        // No script needs the session's cookie; cookie-config of a web.xml may say otherwise.
        context.getSessionHandler().setHttpOnly(true);
        // Jetty's own is never, which fills the memory; a web.xml may say otherwise.
        context.getSessionHandler().setMaxInactiveInterval(SESSION_SECONDS);
        settings.get(Applications.RAW_ENV).forEach(context::setAttribute);
        settings.get(Applications.RAW_ENV).forEach(context::setInitParameter);
        context.getServletHandler().setStartWithUnavailable(false);
    }

    /**
     * Starts the context, or throws what the operator should read.
     *
     * @param root the application's files, to name one in a message
     */
    void run(Path root) {
        try {
            context.start();
        } catch (Exception | LinkageError e) {
            throw failed(StartFailure.of(app, root, e));
        }
        if (!failures.all().isEmpty()) {
            throw failed(StartFailure.of(app, root, new IllegalStateException("init() failed")));
        }
    }

    /** What a servlet threw says more than what Jetty made of it. */
    private ExitException failed(ExitException failure) {
        LoadedApplications.closeQuietly(context::stop);
        return failures.all().stream()
                .findFirst()
                .map(first -> LoadFailure.threw(app, "init() of " + first.servlet(), first.thrown()))
                .orElse(failure);
    }
}
