package io.jgun.servlet.app;

import io.jgun.servlet.retired.LoaderFamily;
import io.jgun.servlet.session.GenerationSessions;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The applications of one generation: loaded, initialised and ready for requests. */
public final class LoadedApplications {

    private static final Logger LOG = LoggerFactory.getLogger(LoadedApplications.class);

    private final Handler handler;
    private final List<String> descriptions;
    private final GenerationSessions sessions;
    private final OpenWebSockets webSockets;
    private final List<AutoCloseable> resources;
    private final LoaderFamily loaders;
    private boolean stopped;

    /** @param resources closed in reverse order once the handler has stopped */
    LoadedApplications(
            Handler handler,
            List<String> descriptions,
            GenerationSessions sessions,
            OpenWebSockets webSockets,
            LoaderFamily loaders,
            List<AutoCloseable> resources) {
        this.handler = handler;
        this.descriptions = List.copyOf(descriptions);
        this.sessions = sessions;
        this.webSockets = webSockets;
        this.resources = List.copyOf(resources);
        this.loaders = loaders;
    }

    /** Started already: whoever hangs it into a tree of handlers must neither start nor stop it. */
    public Handler handler() {
        return handler;
    }

    /** One line for each application, as {@code com.acme.App:servlet at /}. */
    public List<String> descriptions() {
        return descriptions;
    }

    public GenerationSessions sessions() {
        return sessions;
    }

    public OpenWebSockets webSockets() {
        return webSockets;
    }

    /** Their class loaders, which can be collected once {@link #stop} has returned. */
    public LoaderFamily loaders() {
        return loaders;
    }

    /**
     * Destroys the servlets, filters and listeners, ends the sessions that were not handed over, closes the class loaders and removes temporary
     * directories. No request may be inside. Idempotent; what fails is logged, never thrown.
     */
    public synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        try {
            handler.stop();
        } catch (Exception e) {
            LOG.warn("Error while stopping {}", descriptions, e);
        }
        for (int i = resources.size() - 1; i >= 0; i--) {
            closeQuietly(resources.get(i));
        }
    }

    static void closeQuietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            LOG.warn("Error while closing {}", resource, e);
        }
    }
}
