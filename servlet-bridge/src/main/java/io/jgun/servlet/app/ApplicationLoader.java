package io.jgun.servlet.app;

import io.jgun.posix.ExitException;
import io.jgun.process.GenerationDirectory;
import io.jgun.servlet.retired.LoaderFamily;
import io.jgun.servlet.retired.Places;
import io.jgun.servlet.session.GenerationSessions;
import io.jgun.servlet.session.store.HttpSessions;
import io.jgun.settings.AppReference;
import io.jgun.settings.Applications;
import io.jgun.settings.ClassPath;
import io.jgun.settings.Settings;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;

/** Loads the applications that the settings name: the way from an APP to a started handler. */
public final class ApplicationLoader {

    static {
        // The JDK keeps JAR files open that were once read by their URL, for its whole life: those of an unpacked WAR
        // would be deleted and stay open, those of a class path would go on being read in their old version.
        URLConnection.setDefaultUseCaches("jar", false);
    }

    private final Settings settings;
    private final Server server;
    private final List<AutoCloseable> resources = new ArrayList<>();
    private final LoaderFamily loaders = new LoaderFamily();

    private ApplicationLoader(Settings settings, Server server) {
        this.settings = settings;
        this.server = server;
    }

    /**
     * Loads the classes and starts the contexts: {@code init} of every servlet has run when it returns.
     *
     * @param server gives the contexts their thread pool, scheduler and buffers, so it must be
     *     started; its connectors may still be closed
     * @throws ExitException APP_LOAD_ERROR: the cause, the class path searched, the nearest names. Nothing stays loaded
     */
    public static LoadedApplications load(Settings settings, Server server) {
        ApplicationLoader loader = new ApplicationLoader(settings, server);
        try {
            return loader.load();
        } catch (RuntimeException | Error e) {
            loader.release();
            throw e;
        }
    }

    private LoadedApplications load() {
        Map<String, AppReference> apps = ContextPaths.of(settings);
        resources.add(RawEnv.install(settings.get(Applications.RAW_ENV)));
        TemporaryDirectory temporary = TemporaryDirectory.in(GenerationDirectory.place(settings));
        resources.add(temporary);
        HttpSessions sessions = HttpSessions.open(settings, server);
        resources.add(sessions);
        ClassPath classPath = ClassPath.of(settings);
        ServletClasses classes = new ServletClasses(settings, server, classPath, loaders, sessions);
        resources.add(classes);
        Webapps webapps = new Webapps(settings, server, loaders, sessions);
        Map<String, ServletContextHandler> contexts = new LinkedHashMap<>();
        List<String> descriptions = new ArrayList<>();
        apps.forEach((contextPath, app) -> {
            Path directory = temporary.child("app" + contexts.size());
            ServletContextHandler context = app instanceof AppReference.Webapp webapp
                    ? webapps.load(webapp, contextPath, directory)
                    : classes.load((AppReference.ServletClass) app, contextPath, directory);
            contexts.put(contextPath, context);
            resources.add(context::stop);
            descriptions.add(app.text() + " at " + contextPath);
        });
        Map<String, SessionHandler> handlers = new HashMap<>();
        contexts.forEach((path, context) -> handlers.put(path, context.getSessionHandler()));
        List<ServletContextHandler> all = List.copyOf(contexts.values());
        return new LoadedApplications(
                together(all),
                descriptions,
                GenerationSessions.of(handlers),
                OpenWebSockets.of(all),
                loaders,
                resources);
    }

    private static Handler together(List<? extends ContextHandler> contexts) {
        if (contexts.size() == 1) {
            return contexts.get(0);
        }
        ContextHandlerCollection collection = new ContextHandlerCollection(false);
        contexts.forEach(collection::addHandler);
        return collection;
    }

    private void release() {
        for (int i = resources.size() - 1; i >= 0; i--) {
            LoadedApplications.closeQuietly(resources.get(i));
        }
        Places.clear(loaders);
    }
}
