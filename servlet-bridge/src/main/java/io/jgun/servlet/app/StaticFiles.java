package io.jgun.servlet.app;

import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;

/** How Jetty's default servlet serves the files of a webapp. The webapp's own context-param of the same name wins. */
final class StaticFiles {

    private static final String PREFIX = "org.eclipse.jetty.servlet.Default.";

    private static final Map<String, String> PARAMETERS = Map.of(
            "dirAllowed", "false",
            "etags", "true",
            "acceptRanges", "true",
            "precompressed", "br=.br,gzip=.gz",
            // A welcome file may be a servlet of its own (index.do), or a page: Servlet 6.0, section 10.10.
            "welcomeServlets", "exact",
            "redirectWelcome", "false");

    private StaticFiles() {}

    /** @param mapped files are mapped into memory and written from there, which copies them once less */
    static void configure(ServletContextHandler context, boolean mapped) {
        PARAMETERS.forEach((name, value) -> context.setInitParameter(PREFIX + name, value));
        context.setInitParameter(PREFIX + "useFileMappedBuffer", Boolean.toString(mapped));
    }
}
