package io.jgun.servlet.app;

import org.eclipse.jetty.ee10.webapp.Configuration;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.ee10.webapp.WebXmlConfiguration;

/** Reads the defaults, as far as they are ours, and WEB-INF/web.xml. */
final class WebappDescriptors extends WebXmlConfiguration {

    @Override
    public Class<? extends Configuration> replaces() {
        return WebXmlConfiguration.class;
    }

    @Override
    public void preConfigure(WebAppContext context) throws Exception {
        context.getMetaData().setXmlParser(new DescriptorXml());
        if (context.getDefaultsDescriptor() == null) {
            context.getMetaData().setDefaultsDescriptor(new WebappDefaults());
        }
        super.preConfigure(context);
    }
}
