package io.jgun.servlet.forwarded;

import org.eclipse.jetty.ee10.servlet.ServletApiRequest;
import org.eclipse.jetty.ee10.servlet.ServletChannel;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.ee10.servlet.ServletHandler;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.pathmap.MatchedResource;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/** A request whose context path begins with the part of the path that belongs to the proxy. */
public final class PrefixedContextRequest extends ServletContextRequest {

    private final PublicUri uri;

    private PrefixedContextRequest(
            PublicUri uri,
            ServletContextHandler context,
            ServletChannel channel,
            Request request,
            Response response,
            String pathInContext,
            MatchedResource<ServletHandler.MappedServlet> matched) {
        super(
                context.getContext().getServletContext(),
                channel,
                request,
                response,
                pathInContext,
                matched,
                context.getSessionHandler());
        this.uri = uri;
    }

    /**
     * The arguments of {@code newServletContextRequest}, and the context that is asked for it.
     *
     * @return null for a request of which no part of the path belongs to a proxy
     */
    public static @Nullable ServletContextRequest of(
            ServletContextHandler context,
            ServletChannel channel,
            Request request,
            Response response,
            String pathInContext,
            MatchedResource<ServletHandler.MappedServlet> matched) {
        return request.getHttpURI() instanceof PublicUri uri
                ? new PrefixedContextRequest(uri, context, channel, request, response, pathInContext, matched)
                : null;
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
