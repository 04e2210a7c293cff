package io.jgun.servlet.app;

import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import org.eclipse.jetty.ee10.webapp.Configuration;
import org.eclipse.jetty.ee10.webapp.MetaInfConfiguration;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.util.resource.Resource;

/**
 * What a webapp is given from META-INF of jars: of its own, and of the JSTL's if it has JSPs. That one is found by what is in
 * it. Jetty would look for a file name on {@code java.class.path}, which does not hold it in every way of starting a JVM.
 */
final class WebappMetaInf extends MetaInfConfiguration {

    private static final String CORE_TAGS = "META-INF/c.tld";

    private final boolean jstl;

    WebappMetaInf(boolean jstl) {
        this.jstl = jstl;
    }

    @Override
    public Class<? extends Configuration> replaces() {
        return MetaInfConfiguration.class;
    }

    @Override
    public void findAndFilterContainerPaths(WebAppContext context) {
        URL tags = jstl ? WebappMetaInf.class.getClassLoader().getResource(CORE_TAGS) : null;
        if (tags == null) {
            return;
        }
        try {
            URLConnection connection = tags.openConnection();
            if (connection instanceof JarURLConnection jar) {
                Resource resource = context.getResourceFactory().newResource(jar.getJarFileURL());
                context.getMetaData().addContainerResource(resource);
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
