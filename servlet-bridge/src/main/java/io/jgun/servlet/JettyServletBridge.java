package io.jgun.servlet;

import io.jgun.posix.ExitException;
import io.jgun.servlet.app.ApplicationLoader;
import io.jgun.servlet.app.LoadedApplications;
import io.jgun.servlet.app.OpenWebSockets;
import io.jgun.servlet.app.UnloadedApplications;
import io.jgun.servlet.retired.LoaderFamily;
import io.jgun.servlet.session.GenerationSessions;
import io.jgun.settings.Debugging;
import io.jgun.settings.Settings;
import io.jgun.worker.Engine;
import io.jgun.worker.ServletBridge;
import java.util.List;
import org.eclipse.jetty.server.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Servlets on Jetty. */
public final class JettyServletBridge implements ServletBridge {

    private static final Logger LOG = LoggerFactory.getLogger(JettyServletBridge.class);

    @Override
    public Engine open() {
        return JettyEngine.open(new Loader());
    }

    /** Loads one generation after the other. */
    private static final class Loader implements ServedApplications.Source {

        private boolean loaded;

        @Override
        public ServedApplications load(Settings settings, Server server) {
            try {
                LoadedApplications applications = ApplicationLoader.load(settings, server);
                loaded = true;
                return new ServedApplications(
                        applications.handler(),
                        applications.descriptions(),
                        applications.sessions(),
                        applications.webSockets(),
                        applications.loaders(),
                        applications::stop);
            } catch (ExitException failure) {
                return instead(failure, settings);
            }
        }

        /** While nothing better is there, the reloader has to have something to keep up until the files are mended. */
        private ServedApplications instead(ExitException failure, Settings settings) {
            boolean checks = settings.get(Debugging.CHECK_CONFIG) || settings.get(Debugging.PRINT_CONFIG);
            if (loaded || checks || !settings.get(Debugging.RELOAD)) {
                throw failure;
            }
            LOG.error("{}", failure.getMessage());
            LOG.error("Every request is answered with this until a change mends it.");
            return new ServedApplications(
                    new UnloadedApplications(failure),
                    List.of(),
                    GenerationSessions.NONE,
                    OpenWebSockets.NONE,
                    new LoaderFamily(),
                    () -> {});
        }
    }
}
