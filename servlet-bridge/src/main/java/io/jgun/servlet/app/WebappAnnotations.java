package io.jgun.servlet.app;

import org.eclipse.jetty.annotations.AnnotationParser;
import org.eclipse.jetty.ee10.annotations.AnnotationConfiguration;
import org.eclipse.jetty.ee10.webapp.Configuration;
import org.eclipse.jetty.ee10.webapp.WebAppContext;

/**
 * Looks for annotations in what a webapp consists of. Of the server's own only the JSTL would be looked through, which is
 * there for its tag libraries, takes half a second of processor time, and has none.
 */
final class WebappAnnotations extends AnnotationConfiguration {

    @Override
    public Class<? extends Configuration> replaces() {
        return AnnotationConfiguration.class;
    }

    @Override
    public void parseContainerPath(WebAppContext context, AnnotationParser parser) {}
}
