package io.jgun.servlet.app;

import io.jgun.servlet.app.scan.ScanMemory;
import io.jgun.servlet.app.scan.WebappScan;
import io.jgun.servlet.retired.LoaderFamily;
import io.jgun.servlet.session.store.HttpSessions;
import io.jgun.servlet.start.WebappParts;
import io.jgun.settings.AppReference;
import io.jgun.settings.Applications;
import io.jgun.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.resource.ResourceFactory;

/**
 * The applications of a generation that are WARs and directories. They hold all that they need: the class path of the
 * settings is for servlet classes.
 */
final class Webapps {

    private final Settings settings;
    private final Server server;
    private final LoaderFamily loaders;
    private final HttpSessions sessions;

    Webapps(Settings settings, Server server, LoaderFamily loaders, HttpSessions sessions) {
        this.settings = settings;
        this.server = server;
        this.loaders = loaders;
        this.sessions = sessions;
    }

    /**
     * Unpacks and starts a webapp.
     *
     * @param directory temporary, of this webapp alone
     */
    ServletContextHandler load(AppReference.Webapp app, String contextPath, Path directory) {
        WebappParts.know(); // ahead of the first context
        WebappSource source = new WebappSource(app, settings.get(Applications.CHDIR));
        Path root = source.open(directory.resolve("webapp"));
        try {
            ServletApiVersion.check(app, root);
            ScanMemory memory = ScanMemory.ofProcess();
            WebappScan scan = WebappScan.of(memory, source.path(), root);
            WebappContext context = new WebappContext(loaders, !memory.isAllThereIsToDo());
            start(context, app, contextPath, directory, root, scan);
            scan.keep();
            return context;
        } catch (IOException e) {
            throw LoadFailure.because(app, "reading its files failed: " + e, e);
        }
    }

    private void start(
            WebappContext context,
            AppReference.Webapp app,
            String contextPath,
            Path directory,
            Path root,
            WebappScan scan)
            throws IOException {
        WebappContents contents = WebappContents.of(root);
        context.setContextPath(contextPath);
        ContextStart start = new ContextStart(app, context, server, settings, sessions, directory);
        context.setBaseResource(ResourceFactory.of(context).newResource(root));
        context.setConfigurations(WebappConfigurations.of(root, contents, scan));
        context.setDefaultsDescriptor(contents.jsp() ? WebAppContext.WEB_DEFAULTS_XML : null); // WebappDescriptors
        context.setThrowUnavailableOnStartupException(true);
        // Jetty would follow symbolic links to anywhere. Links within the webapp still work.
        context.setAliasChecks(List.of());
        StaticFiles.configure(context, settings);
        start.run(root);
    }
}
