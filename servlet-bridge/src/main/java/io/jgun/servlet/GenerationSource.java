package io.jgun.servlet;

import io.jgun.settings.Settings;
import org.eclipse.jetty.server.Server;

/** Loads the applications of a generation. */
interface GenerationSource {

    /**
     * @param number of the generation
     * @throws io.jgun.posix.ExitException APP_LOAD_ERROR
     */
    JettyGeneration load(int number, Settings settings, Server server);
}
