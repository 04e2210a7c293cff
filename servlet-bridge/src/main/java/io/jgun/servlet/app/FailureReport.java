package io.jgun.servlet.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * What a developer is shown of a failure.
 *
 * @param explanation in words, may have several lines; empty where the trace says all
 * @param trace null where no exception was at the bottom of it
 * @param headers of the request; what opens a session or an account is hidden
 */
record FailureReport(
        int status,
        String title,
        String explanation,
        @Nullable Trace trace,
        String requestLine,
        List<Header> headers) {

    private static final Set<String> SECRETS = Set.of("authorization", "proxy-authorization", "cookie");

    record Header(String name, String value) {}

    static FailureReport of(int status, String title, String explanation, @Nullable Throwable thrown, Request request) {
        List<Header> headers = new ArrayList<>();
        for (HttpField field : request.getHeaders()) {
            boolean secret = SECRETS.contains(field.getName().toLowerCase(Locale.ROOT));
            String value = field.getValue() == null ? "" : field.getValue();
            headers.add(new Header(field.getName(), secret ? "(hidden)" : value));
        }
        String line = request.getMethod() + " " + request.getHttpURI().getPathQuery() + " "
                + request.getConnectionMetaData().getProtocol();
        return new FailureReport(
                status, title, explanation, thrown == null ? null : Trace.of(thrown), line, List.copyOf(headers));
    }

    /** The form that the client prefers; plain text for those that take anything, as curl. */
    Page page(Request request) {
        for (String accepted : request.getHeaders().getQualityCSV(HttpHeader.ACCEPT)) {
            String type = accepted.toLowerCase(Locale.ROOT);
            if (type.startsWith("text/html") || type.startsWith("application/xhtml+xml")) {
                return new Page("text/html;charset=utf-8", new HtmlReport(this).write());
            }
            if (type.startsWith("application/json") || type.contains("+json")) {
                return new Page("application/json", new JsonReport(this).write());
            }
        }
        return new Page("text/plain;charset=utf-8", new TextReport(this).write());
    }

    /** @param content to be sent as UTF-8 */
    record Page(String type, String content) {}
}
