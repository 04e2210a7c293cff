package io.jgun.servlet.forwarded;

import org.eclipse.jetty.ee10.servlet.ServletApiRequest;
import org.eclipse.jetty.ee10.servlet.ServletChannel;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler.ServletContextApi;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.ee10.servlet.ServletHandler;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.pathmap.MatchedResource;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.session.SessionManager;

/** A request whose context path begins with the part of the path that belongs to the proxy. */
public final class PrefixedContextRequest extends ServletContextRequest {

    private final PublicUri uri;

    /** The arguments of {@code ServletContextHandler.newServletContextRequest}, and the URI of the request. */
    public PrefixedContextRequest(
            PublicUri uri,
            ServletContextApi context,
            ServletChannel channel,
            Request request,
            Response response,
            String pathInContext,
            MatchedResource<ServletHandler.MappedServlet> matched,
            SessionManager sessions) {
        super(context, channel, request, response, pathInContext, matched, sessions);
        this.uri = uri;
    }

    @Override
    protected ServletApiRequest newServletApiRequest() {
        return new Prefixed();
    }

    private final class Prefixed extends ServletApiRequest {

        Prefixed() {
            super(PrefixedContextRequest.this);
        }

        @Override
        public String getContextPath() {
            return uri.prefix() + super.getContextPath();
        }

        /** Jetty's default servlet takes the context path from the canonical one. */
        @Override
        public Request getRequest() {
            return new Request.Wrapper(super.getRequest()) {
                @Override
                public HttpURI getHttpURI() {
                    return uri.shown();
                }
            };
        }
    }
}
