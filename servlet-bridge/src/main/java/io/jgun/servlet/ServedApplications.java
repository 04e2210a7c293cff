package io.jgun.servlet;

import io.jgun.servlet.app.OpenWebSockets;
import io.jgun.servlet.retired.LoaderFamily;
import io.jgun.servlet.session.GenerationSessions;
import io.jgun.settings.Settings;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;

/**
 * The applications of a generation.
 *
 * @param handler started
 * @param descriptions one for each, as {@code shop.war at /}
 * @param sessions follow those of the generation before
 * @param webSockets may be open beyond the last request
 * @param loaders of their classes
 * @param stop destroys them; idempotent
 */
record ServedApplications(
        Handler handler,
        List<String> descriptions,
        GenerationSessions sessions,
        OpenWebSockets webSockets,
        LoaderFamily loaders,
        Runnable stop) {

    /** Where they come from. */
    interface Source {

        /** @throws io.jgun.posix.ExitException APP_LOAD_ERROR */
        ServedApplications load(Settings settings, Server server);
    }
}
