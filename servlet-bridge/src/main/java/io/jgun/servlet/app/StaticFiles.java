package io.jgun.servlet.app;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
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

    private final ServletContextHandler context;
    private final boolean mapped;

    private StaticFiles(ServletContextHandler context, boolean mapped) {
        this.context = context;
        this.mapped = mapped;
    }

    /** @param mapped files are mapped into memory and written from there, which copies them once less */
    static void configure(ServletContextHandler context, boolean mapped) {
        PARAMETERS.forEach((name, value) -> context.setInitParameter(PREFIX + name, value));
        context.addEventListener(new StaticFiles(context, mapped));
    }

    /** Not before: the libraries of the webapp may add files. */
    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext().setAttribute(HttpContent.Factory.class.getName(), contents());
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
                VALIDATION_MILLIS,
                buffers);
    }
}
