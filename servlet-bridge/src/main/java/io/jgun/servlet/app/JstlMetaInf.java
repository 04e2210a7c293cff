package io.jgun.servlet.app;

import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import org.eclipse.jetty.ee10.webapp.Configuration;
import org.eclipse.jetty.ee10.webapp.MetaInfConfiguration;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.util.resource.Resource;

/**
 * Finds the JSTL's tag libraries by what is in their JAR file. Jetty would look for a file name on {@code
 * java.class.path}, which does not hold it in every way of starting a JVM.
 */
final class JstlMetaInf extends MetaInfConfiguration {

    private static final String CORE_TAGS = "META-INF/c.tld";

    @Override
    public Class<? extends Configuration> replaces() {
        return MetaInfConfiguration.class;
    }

    @Override
    public void findAndFilterContainerPaths(WebAppContext context) {
        URL tags = JstlMetaInf.class.getClassLoader().getResource(CORE_TAGS);
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
