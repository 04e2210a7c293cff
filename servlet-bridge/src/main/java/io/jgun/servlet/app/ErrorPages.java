package io.jgun.servlet.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.StringUtil;
import org.jspecify.annotations.Nullable;

/**
 * Error pages of applications that have none of their own: what Gunicorn sends, plus JSON and plain text for clients that
 * ask for them. They tell neither the server's software nor the cause.
 */
public class ErrorPages extends ErrorPageErrorHandler {

    private static final String WRITTEN = ErrorPages.class.getName();

    ErrorPages() {
        setShowStacks(false);
        setShowCauses(false);
    }

    /** All methods get the page; Jetty would leave PUT and DELETE without. */
    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    /** True if the application failed on this request, by an exception, and the page was ours and not one of its own. */
    public static boolean answeredFor(Request request) {
        return request.getAttribute(WRITTEN) instanceof Throwable;
    }

    /** The page for this request is ours. */
    static void answers(Request request, @Nullable Throwable cause) {
        request.setAttribute(WRITTEN, cause);
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback)
            throws IOException {
        answers(request, cause);
        super.generateResponse(request, response, code, message, cause, callback);
    }

    @Override
    protected void writeErrorHtml(
            Request request,
            Writer writer,
            Charset charset,
            int code,
            @Nullable String message,
            @Nullable Throwable cause)
            throws IOException {
        String reason = StringUtil.sanitizeXmlString(reason(code, message));
        String encoding = charset.equals(StandardCharsets.UTF_8)
                ? "utf-8"
                : charset.name().toLowerCase(Locale.ROOT);
        writer.write("<!DOCTYPE html>\n<html>\n  <head>\n    <meta charset=\"" + encoding + "\">\n    <title>" + reason
                + "</title>\n  </head>\n  <body>\n    <h1><p>" + reason + "</p></h1>\n  </body>\n</html>\n");
    }

    @Override
    protected void writeErrorPlain(
            Request request, PrintWriter writer, int code, @Nullable String message, @Nullable Throwable cause) {
        writer.write(code + " " + reason(code, message) + "\n");
    }

    @Override
    protected void writeErrorJson(
            Request request, PrintWriter writer, int code, @Nullable String message, @Nullable Throwable cause) {
        writer.write("{\"status\":" + code + ",\"message\":\"" + JsonText.escape(reason(code, message)) + "\"}\n");
    }

    /** A message that the application gave to sendError; never the text of an exception. */
    private static String reason(int code, @Nullable String message) {
        if (code == HttpStatus.INTERNAL_SERVER_ERROR_500) {
            // RFC 9110, 15.6.1; Jetty's own is shorter.
            return "Internal Server Error";
        }
        return message == null || message.isBlank() || code > HttpStatus.INTERNAL_SERVER_ERROR_500
                ? HttpStatus.getMessage(code)
                : message;
    }
}
