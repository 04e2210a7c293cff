package io.jgun.house.planted.worker;

import jakarta.servlet.Servlet;
import org.eclipse.jetty.server.Server;

/** Offends: servlets and Jetty outside servlet. */
public final class TouchesJetty {

    private TouchesJetty() {}

    public static String touch(Servlet servlet, Server server) {
        return servlet.getServletInfo() + server.getState();
    }
}
