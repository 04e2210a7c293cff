package io.jgun.servlet.app;

import io.jgun.servlet.app.scan.WebappScan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.ee10.plus.webapp.EnvConfiguration;
import org.eclipse.jetty.ee10.plus.webapp.PlusConfiguration;
import org.eclipse.jetty.ee10.webapp.Configuration;
import org.eclipse.jetty.ee10.webapp.FragmentConfiguration;
import org.eclipse.jetty.ee10.webapp.JettyWebXmlConfiguration;
import org.eclipse.jetty.ee10.webapp.JspConfiguration;
import org.eclipse.jetty.ee10.webapp.WebAppConfiguration;
import org.eclipse.jetty.ee10.webapp.WebInfConfiguration;
import org.eclipse.jetty.ee10.websocket.jakarta.server.config.JakartaWebSocketConfiguration;

/** Jetty's steps of deploying a webapp; what a webapp has no use for is left out, which starts it sooner. */
final class WebappConfigurations {

    private WebappConfigurations() {}

    static Configuration[] of(Path root, WebappContents contents, WebappScan scan) {
        List<Configuration> steps = new ArrayList<>(List.of(
                new WebInfConfiguration(),
                new WebappDescriptors(),
                new WebappMetaInf(contents.jsp()),
                new FragmentConfiguration(),
                new WebAppConfiguration()));
        if (contents.jsp()) {
            steps.add(new JspConfiguration());
        }
        if (contents.code() || contents.jsp()) {
            // ServletContainerInitializers are run by it, Jasper's too.
            steps.add(new WebappAnnotations(contents.jsp() || contents.webSockets(), scan));
        }
        if (contents.webSockets()) {
            steps.add(new JakartaWebSocketConfiguration());
        }
        if (contents.naming()) {
            steps.add(new EnvConfiguration());
            steps.add(new PlusConfiguration());
        }
        Path webInf = root.resolve("WEB-INF");
        if (Files.exists(webInf.resolve("jetty-web.xml")) || Files.exists(webInf.resolve("jetty-ee10-web.xml"))) {
            steps.add(new JettyWebXmlConfiguration());
        }
        return steps.toArray(Configuration[]::new);
    }
}
