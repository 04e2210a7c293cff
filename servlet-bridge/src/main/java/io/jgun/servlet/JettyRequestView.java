package io.jgun.servlet;

import io.jgun.hooks.RequestView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** A request as hooks see it. */
final class JettyRequestView implements RequestView {

    private static final String ATTRIBUTE_PREFIX = "io.jgun.hook.";

    private final Request request;

    JettyRequestView(Request request) {
        this.request = request;
    }

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String uri() {
        return request.getConnectionMetaData() instanceof RequestConnection connection
                ? connection.requestLine().target()
                : request.getHttpURI().getPathQuery();
    }

    @Override
    public String path() {
        String path = request.getHttpURI().getPath();
        return path == null ? "" : path;
    }

    @Override
    public String query() {
        String query = request.getHttpURI().getQuery();
        return query == null ? "" : query;
    }

    @Override
    public String scheme() {
        return request.getHttpURI().getScheme();
    }

    @Override
    public String protocol() {
        return request.getConnectionMetaData().getProtocol();
    }

    @Override
    public String remoteAddress() {
        String address = Request.getRemoteAddr(request);
        return address == null ? "" : address;
    }

    @Override
    public int remotePort() {
        return Math.max(0, Request.getRemotePort(request));
    }

    @Override
    public List<Map.Entry<String, String>> headers() {
        return entries(request.getHeaders());
    }

    @Override
    public @Nullable Object attribute(String name) {
        return request.getAttribute(ATTRIBUTE_PREFIX + name);
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        request.setAttribute(ATTRIBUTE_PREFIX + name, value);
    }

    static List<Map.Entry<String, String>> entries(HttpFields fields) {
        List<Map.Entry<String, String>> entries = new ArrayList<>(fields.size());
        for (HttpField field : fields) {
            String value = field.getValue();
            entries.add(Map.entry(field.getName(), value == null ? "" : value));
        }
        return entries;
    }
}
