package io.jgun.servlet.forwarded;

import org.eclipse.jetty.ee10.servlet.ServletChannel;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.ee10.servlet.ServletHandler.MappedServlet;
import org.eclipse.jetty.http.pathmap.MatchedResource;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** Jetty's context, whose path may begin with what belongs to a proxy. */
public final class ForwardedContext extends ServletContextHandler {

    /** With sessions; to be configured and started. */
    public ForwardedContext(String contextPath) {
        super(contextPath, SESSIONS);
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
}
