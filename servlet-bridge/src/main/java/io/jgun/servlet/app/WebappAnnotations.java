package io.jgun.servlet.app;

import io.jgun.servlet.app.scan.WebappScan;
import jakarta.servlet.ServletContainerInitializer;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Enumeration;
import java.util.List;
import org.eclipse.jetty.annotations.AnnotationParser;
import org.eclipse.jetty.ee10.annotations.AnnotationConfiguration;
import org.eclipse.jetty.ee10.webapp.Configuration;
import org.eclipse.jetty.ee10.webapp.WebAppContext;

/**
 * Looks for annotations in what a webapp consists of. Of the server's own only the JSTL would be looked through, which is
 * there for its tag libraries, takes half a second of processor time, and has none.
 */
final class WebappAnnotations extends AnnotationConfiguration {

    private final boolean initializersOfServer;
    private final WebappScan scan;

    /**
     * @param initializersOfServer there is work for those of JSPs or WebSockets; else the webapp's own are looked for
     * @param scan knows what was found before
     */
    WebappAnnotations(boolean initializersOfServer, WebappScan scan) {
        this.initializersOfServer = initializersOfServer;
        this.scan = scan;
    }

    @Override
    public Class<? extends Configuration> replaces() {
        return AnnotationConfiguration.class;
    }

    @Override
    protected List<ServletContainerInitializer> getNonExcludedInitializers(State state) {
        Thread thread = Thread.currentThread();
        if (initializersOfServer || !(thread.getContextClassLoader() instanceof URLClassLoader webapp)) {
            return super.getNonExcludedInitializers(state);
        }
        // To look for those of the server opens all of its jars.
        thread.setContextClassLoader(new OwnFiles(webapp));
        try {
            return super.getNonExcludedInitializers(state);
        } finally {
            thread.setContextClassLoader(webapp);
        }
    }

    /** The classes of a webapp, and what is in its own files. */
    private static final class OwnFiles extends ClassLoader {

        private final URLClassLoader webapp;

        OwnFiles(URLClassLoader webapp) {
            super(webapp);
            this.webapp = webapp;
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return webapp.findResources(name);
        }
    }

    @Override
    protected AnnotationParser createAnnotationParser(int javaPlatform) {
        return scan.parser(javaPlatform);
    }

    @Override
    public void parseContainerPath(WebAppContext context, AnnotationParser parser) {}
}
