package io.jgun.servlet.app;

import io.jgun.servlet.forwarded.ForwardedContext;
import io.jgun.servlet.retired.JdbcDrivers;
import io.jgun.servlet.retired.LoaderFamily;
import io.jgun.servlet.session.store.HttpSessions;
import io.jgun.settings.AppReference;
import io.jgun.settings.ClassPath;
import io.jgun.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The applications of a generation that are servlet classes. */
final class ServletClasses implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServletClasses.class);

    private final Settings settings;
    private final Server server;
    private final ClassPath classPath;
    private final LoaderFamily loaders;
    private final HttpSessions sessions;
    private final SharedInstances instances = new SharedInstances();
    private @Nullable ApplicationClassLoader classLoader;

    ServletClasses(Settings settings, Server server, ClassPath classPath, LoaderFamily loaders, HttpSessions sessions) {
        this.settings = settings;
        this.server = server;
        this.classPath = classPath;
        this.loaders = loaders;
        this.sessions = sessions;
    }

    /** @param directory temporary, of this application alone */
    ServletContextHandler load(AppReference.ServletClass app, String contextPath, Path directory) {
        ApplicationClassLoader loader = classLoader();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            Class<?> type = new ApplicationClass(app, classPath, loader).load();
            List<Component> components = Component.of(app, new ServletMember(app, type).value());
            instances.claim(app, components);
            ServletContextHandler context = new ForwardedContext(contextPath);
            context.setClassLoader(loader);
            // POST /api is for the servlet at /api, not to be redirected to /api/ without its body.
            context.setAllowNullPathInContext(true);
            ContextStart start = new ContextStart(app, context, server, settings, sessions, directory);
            new ServletClassContext(app, context).add(components);
            start.run(directory);
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
            classLoader = loader;
            loaders.add(loader);
            JdbcDrivers.register(loader);
        }
        return loader;
    }

    @Override
    public void close() throws java.io.IOException {
        if (classLoader != null) {
            classLoader.close();
        }
    }
}
