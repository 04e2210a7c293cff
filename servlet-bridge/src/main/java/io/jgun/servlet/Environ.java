package io.jgun.servlet;

import io.jgun.accesslog.Exchange;
import io.jgun.servlet.forwarded.PublicUri;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Context;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** What WSGI (PEP 3333) calls the environ of a request: the variables of CGI, RFC 3875 section 4.1. */
final class Environ {

    private static final Map<String, BiFunction<Request, Exchange, @Nullable String>> VARIABLES = variables();

    private Environ() {}

    private static Map<String, BiFunction<Request, Exchange, @Nullable String>> variables() {
        Map<String, BiFunction<Request, Exchange, @Nullable String>> table = new LinkedHashMap<>();
        table.put("REQUEST_METHOD", (request, exchange) -> exchange.method());
        table.put("SCRIPT_NAME", (request, exchange) -> contextPath(request));
        table.put("PATH_INFO", (request, exchange) -> pathInfo(request, exchange));
        table.put("QUERY_STRING", (request, exchange) -> exchange.query());
        table.put("RAW_URI", (request, exchange) -> exchange.rawTarget());
        table.put("REMOTE_ADDR", (request, exchange) -> or(exchange.remoteAddress(), ""));
        table.put("REMOTE_PORT", (request, exchange) -> port(Request.getRemotePort(request)));
        table.put("SERVER_PROTOCOL", (request, exchange) -> exchange.protocol());
        table.put("SERVER_NAME", (request, exchange) -> Request.getServerName(request));
        table.put("SERVER_PORT", (request, exchange) -> port(Request.getServerPort(request)));
        table.put("SERVER_SOFTWARE", (request, exchange) -> "jgun");
        table.put("CONTENT_TYPE", (request, exchange) -> exchange.requestHeader("Content-Type"));
        table.put("CONTENT_LENGTH", (request, exchange) -> exchange.requestHeader("Content-Length"));
        table.put("wsgi.url_scheme", (request, exchange) -> request.getHttpURI().getScheme());
        return table;
    }

    /** One variable; any case, null if the request has none of that name. */
    static @Nullable String get(Request request, Exchange exchange, String name) {
        String canonical = name.startsWith("wsgi.") ? name : name.toUpperCase(Locale.ROOT);
        BiFunction<Request, Exchange, @Nullable String> variable = VARIABLES.get(canonical);
        if (variable != null) {
            return variable.apply(request, exchange);
        }
        if (canonical.startsWith("HTTP_")) {
            return exchange.requestHeader(canonical.substring(5).replace('_', '-'));
        }
        return null;
    }

    /** All variables that have a value; unmodifiable. */
    static Map<String, String> of(Request request, Exchange exchange) {
        Map<String, String> environ = new LinkedHashMap<>();
        VARIABLES.forEach((name, variable) -> {
            String value = variable.apply(request, exchange);
            if (value != null) {
                environ.put(name, value);
            }
        });
        for (HttpField field : request.getHeaders()) {
            String name = "HTTP_" + field.getName().toUpperCase(Locale.ROOT).replace('-', '_');
            String value = or(field.getValue(), "");
            if (!name.equals("HTTP_CONTENT_TYPE") && !name.equals("HTTP_CONTENT_LENGTH")) {
                environ.merge(name, value, (first, second) -> first + "," + second);
            }
        }
        return Collections.unmodifiableMap(environ);
    }

    private static String contextPath(Request request) {
        Context context = request.getContext();
        String path = context == null ? null : context.getContextPath();
        String prefix = request.getHttpURI() instanceof PublicUri uri ? uri.prefix() : "";
        return path == null || path.equals("/") ? prefix : prefix + path;
    }

    private static String pathInfo(Request request, Exchange exchange) {
        String context = contextPath(request);
        String path = exchange.path();
        return path.startsWith(context) ? path.substring(context.length()) : path;
    }

    private static String port(int number) {
        return number > 0 ? Integer.toString(number) : "";
    }

    private static String or(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }
}
