package io.jgun.servlet.start;

import org.eclipse.jetty.ee10.webapp.Configurations;
import org.eclipse.jetty.security.SecurityHandler;

/** What Jetty would look for in all jars before it starts the first webapp. */
public final class WebappParts {

    /** All that there are, and are available: what they hide is hidden from every webapp. */
    static final String[] CONFIGURATIONS = {
        "org.eclipse.jetty.ee10.annotations.AnnotationConfiguration",
        "org.eclipse.jetty.ee10.plus.webapp.EnvConfiguration",
        "org.eclipse.jetty.ee10.plus.webapp.PlusConfiguration",
        "org.eclipse.jetty.ee10.webapp.FragmentConfiguration",
        "org.eclipse.jetty.ee10.webapp.JaasConfiguration",
        "org.eclipse.jetty.ee10.webapp.JettyWebXmlConfiguration",
        "org.eclipse.jetty.ee10.webapp.JndiConfiguration",
        "org.eclipse.jetty.ee10.webapp.JspConfiguration",
        "org.eclipse.jetty.ee10.webapp.MetaInfConfiguration",
        "org.eclipse.jetty.ee10.webapp.WebAppConfiguration",
        "org.eclipse.jetty.ee10.webapp.WebInfConfiguration",
        "org.eclipse.jetty.ee10.webapp.WebXmlConfiguration",
        "org.eclipse.jetty.ee10.websocket.jakarta.server.config.JakartaWebSocketConfiguration"
    };

    private static boolean known;

    private WebappParts() {}

    /** Tells Jetty, once. It has ways to authenticate of its own, and finds no others. */
    public static synchronized void know() {
        if (!known) {
            PlatformLoader.initialise(SecurityHandler.class);
            Configurations.setKnown(CONFIGURATIONS);
            known = true;
        }
    }
}
