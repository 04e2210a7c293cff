package io.jgun.servlet.app;

import io.jgun.settings.Applications;
import io.jgun.settings.Debugging;
import io.jgun.settings.Settings;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.CompressedContentFormat;
import org.eclipse.jetty.http.content.FileMappingHttpContentFactory;
import org.eclipse.jetty.http.content.HttpContent;
import org.eclipse.jetty.http.content.PreCompressedHttpContentFactory;
import org.eclipse.jetty.http.content.ResourceHttpContentFactory;
import org.eclipse.jetty.http.content.ValidatingCachingHttpContentFactory;
import org.eclipse.jetty.io.ByteBufferPool;

/** How Jetty's default servlet serves the files of a webapp. The webapp's own context-param of the same name wins. */
final class StaticFiles implements ServletContextListener {

    private static final String PREFIX = "org.eclipse.jetty.servlet.Default.";

    private static final Map<String, String> PARAMETERS = Map.of(
            "dirAllowed", "false",
            "etags", "true",
            "acceptRanges", "true",
            "precompressed", "br=.br,gzip=.gz",
            // A welcome file may be a servlet of its own (index.do), or a page: Servlet 6.0, section 10.10.
            "welcomeServlets", "exact",
            "redirectWelcome", "false");

    private static final int BUFFER_BYTES = 32 * 1024;

    /** How long a cached file is served before it is looked at again. */
    private static final long VALIDATION_MILLIS = 1000;

    /** How many seconds Jasper trusts a page before it looks whether that has changed: 4 if not said. */
    private static final String PAGE_INTERVAL = "modificationTestInterval";

    private final ServletContextHandler context;
    private final boolean mapped;
    private final boolean fresh;

    private StaticFiles(ServletContextHandler context, boolean mapped, boolean fresh) {
        this.context = context;
        this.mapped = mapped;
        this.fresh = fresh;
    }

    static void configure(ServletContextHandler context, Settings settings) {
        PARAMETERS.forEach((name, value) -> context.setInitParameter(PREFIX + name, value));
        boolean fresh = settings.get(Debugging.RELOAD);
        // Mapped into memory and written from there, a file is copied once less; but it must not shrink meanwhile.
        boolean mapped = settings.get(Applications.SENDFILE).orElse(!fresh);
        context.addEventListener(new StaticFiles(context, mapped, fresh));
    }

    /** Not before: the libraries of the webapp may add files, and descriptors name the JSP servlet. */
    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext().setAttribute(HttpContent.Factory.class.getName(), contents());
        ServletHolder pages = context.getServletHandler().getServlet("jsp");
        if (fresh && pages != null && pages.getInitParameter(PAGE_INTERVAL) == null) {
            pages.setInitParameter(PAGE_INTERVAL, "0");
        }
    }

    private HttpContent.Factory contents() {
        ByteBufferPool pool = context.getServer().getByteBufferPool();
        ByteBufferPool.Sized buffers = new ByteBufferPool.Sized(pool, true, BUFFER_BYTES);
        HttpContent.Factory files = new TaggedContents(
                new ResourceHttpContentFactory(context.getBaseResource(), context.getMimeTypes(), buffers));
        return new ValidatingCachingHttpContentFactory(
                new PreCompressedHttpContentFactory(
                        mapped ? new FileMappingHttpContentFactory(files) : files,
                        List.of(CompressedContentFormat.BR, CompressedContentFormat.GZIP)),
                fresh ? 0 : VALIDATION_MILLIS,
                buffers);
    }
}
