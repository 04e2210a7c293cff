package io.jgun.servlet.app;

import java.net.URL;
import org.eclipse.jetty.ee10.webapp.WebAppContext;

/** Jetty's webapp, with our own rule for what it sees of the server. */
final class WebappContext extends WebAppContext {

    @Override
    public boolean isHiddenClass(Class<?> type) {
        return !WebappClasses.sees(type) && !isExposedByJetty(type);
    }

    /** Jetty names the few of its own classes that webapps need, as its default servlet. */
    private boolean isExposedByJetty(Class<?> type) {
        return type.getName().startsWith("org.eclipse.jetty.") && !super.isHiddenClass(type);
    }

    @Override
    public boolean isHiddenResource(String name, URL url) {
        if ("jrt".equals(url.getProtocol()) || WebappClasses.seesResource(name)) {
            return false;
        }
        return !name.startsWith("org/eclipse/jetty/") || super.isHiddenResource(name, url);
    }
}
