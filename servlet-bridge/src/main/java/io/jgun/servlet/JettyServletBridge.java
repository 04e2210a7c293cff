package io.jgun.servlet;

import io.jgun.servlet.app.ApplicationLoader;
import io.jgun.servlet.app.LoadedApplications;
import io.jgun.settings.Settings;
import io.jgun.worker.Engine;
import io.jgun.worker.ServletBridge;
import org.eclipse.jetty.server.Server;

/** Servlets on Jetty. */
public final class JettyServletBridge implements ServletBridge {

    @Override
    public Engine open() {
        return JettyEngine.open(JettyServletBridge::load);
    }

    private static ServedApplications load(Settings settings, Server server) {
        LoadedApplications loaded = ApplicationLoader.load(settings, server);
        return new ServedApplications(loaded.handler(), loaded.sessions(), loaded::stop);
    }
}
