package io.jgun.servlet;

import io.jgun.accesslog.AccessLog;
import io.jgun.hooks.ServerHooks;
import io.jgun.servlet.app.ApplicationLoader;
import io.jgun.servlet.app.LoadedApplications;
import io.jgun.settings.Settings;
import io.jgun.worker.Engine;
import io.jgun.worker.ServletBridge;
import io.jgun.worker.WorkerPool;
import org.eclipse.jetty.server.Server;

/** Servlets on Jetty. */
public final class JettyServletBridge implements ServletBridge {

    @Override
    public Engine open(Settings settings, WorkerPool pool, AccessLog accessLog, ServerHooks hooks) {
        return JettyEngine.open(settings, pool, accessLog, hooks, JettyServletBridge::generation);
    }

    private static JettyGeneration generation(int number, Settings settings, Server server) {
        LoadedApplications loaded = ApplicationLoader.load(settings, server);
        return new JettyGeneration(number, loaded.handler(), loaded::stop);
    }
}
