package io.jgun.servlet.app;

import io.jgun.posix.ExitException;
import io.jgun.settings.AppReference;
import io.jgun.settings.Applications;
import io.jgun.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the applications that the settings name: the way from an APP to a started handler. */
public final class ApplicationLoader {

    private static final Logger LOG = LoggerFactory.getLogger(ApplicationLoader.class);

    private final Settings settings;
    private final Server server;
    private final ClassPath classPath;
    private final List<AutoCloseable> resources = new ArrayList<>();
    private @Nullable ApplicationClassLoader classLoader;

    private ApplicationLoader(Settings settings, Server server) {
        this.settings = settings;
        this.server = server;
        this.classPath = ClassPath.of(settings);
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
        TemporaryDirectory temporary = TemporaryDirectory.in(Path.of(System.getProperty("java.io.tmpdir")));
        resources.add(temporary);
        List<ContextHandler> contexts = new ArrayList<>();
        List<String> descriptions = new ArrayList<>();
        SharedInstances instances = new SharedInstances();
        apps.forEach((contextPath, app) -> {
            Path directory = temporary.child("app" + contexts.size());
            ContextHandler context = context(app, contextPath, directory, instances);
            contexts.add(context);
            resources.add(context::stop);
            descriptions.add(app.text() + " at " + contextPath);
        });
        return new LoadedApplications(together(contexts), descriptions, resources);
    }

    private ContextHandler context(AppReference app, String contextPath, Path directory, SharedInstances instances) {
        if (app instanceof AppReference.ServletClass servletClass) {
            return servletContext(servletClass, contextPath, directory, instances);
        }
        throw LoadFailure.because(app, "WAR files and directories are not available yet");
    }

    private ContextHandler servletContext(
            AppReference.ServletClass app, String contextPath, Path directory, SharedInstances instances) {
        ApplicationClassLoader loader = classLoader();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            Class<?> type = new ApplicationClass(app, classPath, loader).load();
            List<Component> components = Component.of(app, new ServletMember(app, type).value());
            instances.claim(app, components);
            ServletContextHandler context = new ServletContextHandler(contextPath, ServletContextHandler.SESSIONS);
            context.setClassLoader(loader);
            Path uploads = settings.get(Applications.TMP_UPLOAD_DIR).orElse(directory);
            ContextStart start = new ContextStart(app, context, server, settings, directory);
            new ServletClassContext(app, context, uploads).add(components);
            start.run();
            return context;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** One for all servlet classes of the generation, so that they share their static state as under Gunicorn. */
    private ApplicationClassLoader classLoader() {
        ApplicationClassLoader loader = classLoader;
        if (loader == null) {
            classPath.missing().forEach(path -> LOG.warn("Class path entry {} does not exist", path));
            loader = new ApplicationClassLoader(classPath);
            resources.add(loader);
            classLoader = loader;
        }
        return loader;
    }

    private static Handler together(List<ContextHandler> contexts) {
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
    }
}
