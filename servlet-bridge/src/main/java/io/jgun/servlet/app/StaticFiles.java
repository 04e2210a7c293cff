package io.jgun.servlet.app;

import io.jgun.servlet.send.SentFiles;
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

    /** How much of small files is kept in memory. */
    private static final int CACHE_BYTES = 16 * 1024 * 1024;

    /** How long a cached file is served before it is looked at again. */
    private static final long VALIDATION_MILLIS = 1000;

    /** How many seconds Jasper trusts a page before it looks whether that has changed: 4 if not said. */
    private static final String PAGE_INTERVAL = "modificationTestInterval";

    private final ServletContextHandler context;
    private final boolean sent;
    private final boolean fresh;

    private StaticFiles(ServletContextHandler context, boolean sent, boolean fresh) {
        this.context = context;
        this.sent = sent;
        this.fresh = fresh;
    }

    static void configure(ServletContextHandler context, Settings settings) {
        PARAMETERS.forEach((name, value) -> context.setInitParameter(PREFIX + name, value));
        boolean fresh = settings.get(Debugging.RELOAD);
        boolean sent = settings.get(Applications.SENDFILE).orElse(!fresh);
        context.addEventListener(new StaticFiles(context, sent, fresh));
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
        long trust = fresh ? 0 : VALIDATION_MILLIS;
        ValidatingCachingHttpContentFactory cached = new ValidatingCachingHttpContentFactory(
                new PreCompressedHttpContentFactory(
                        files, List.of(CompressedContentFormat.BR, CompressedContentFormat.GZIP)),
                trust,
                buffers);
        // What it keeps it has read into memory outside of the heap.
        cached.setMaxCachedFileSize(SentFiles.LEAST - 1);
        cached.setMaxCacheSize(CACHE_BYTES);
        return sent ? new SentFiles(cached, trust) : cached;
    }
}
