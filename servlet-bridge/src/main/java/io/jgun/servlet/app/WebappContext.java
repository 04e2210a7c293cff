package io.jgun.servlet.app;

import io.jgun.servlet.forwarded.PrefixedContextRequest;
import io.jgun.servlet.retired.JdbcDrivers;
import io.jgun.servlet.retired.LoaderFamily;
import java.net.URL;
import java.security.Permissions;
import org.eclipse.jetty.ee10.servlet.ServletChannel;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.ee10.servlet.ServletHandler.MappedServlet;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.http.pathmap.MatchedResource;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** Jetty's webapp, with our own rule for what it sees of the server. */
final class WebappContext extends WebAppContext {

    private final LoaderFamily loaders;

    private final boolean starts;

    /**
     * @param loaders is told of its class loader
     * @param starts false if it is only looked through: its listeners, initializers, filters and servlets are left alone
     */
    WebappContext(LoaderFamily loaders, boolean starts) {
        this.loaders = loaders;
        this.starts = starts;
        setPermissions(new Permissions()); // see ApplicationClassLoader
    }

    @Override
    protected ClassLoader configureClassLoader(ClassLoader given) {
        ClassLoader loader = super.configureClassLoader(given);
        loaders.add(loader);
        return loader;
    }

    @Override
    protected void startWebapp() throws Exception {
        if (starts) {
            JdbcDrivers.register(getClassLoader());
            super.startWebapp();
        }
    }

    @Override
    protected ServletContextRequest newServletContextRequest(
            ServletChannel channel,
            Request request,
            Response response,
            String pathInContext,
            MatchedResource<MappedServlet> matched) {
        ServletContextRequest prefixed =
                PrefixedContextRequest.of(this, channel, request, response, pathInContext, matched);
        return prefixed == null
                ? super.newServletContextRequest(channel, request, response, pathInContext, matched)
                : prefixed;
    }

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
