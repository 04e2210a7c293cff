package io.jgun.servlet;

import io.jgun.servlet.session.GenerationSessions;
import io.jgun.settings.Settings;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;

/**
 * The applications of a generation.
 *
 * @param handler started
 * @param sessions follow those of the generation before
 * @param stop destroys them; idempotent
 */
record ServedApplications(Handler handler, GenerationSessions sessions, Runnable stop) {

    /** Where they come from. */
    interface Source {

        /** @throws io.jgun.posix.ExitException APP_LOAD_ERROR */
        ServedApplications load(Settings settings, Server server);
    }
}
