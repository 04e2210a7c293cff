package io.jgun.cli;

import io.jgun.settings.Settings;

/** The way from settings to a server. */
final class Run {

    private Run() {}

    /** Serves until the process is told to end. */
    static void run(Settings settings) {}

    /**
     * Loads the applications and drops them again, for {@code --check-config}.
     *
     * @throws io.jgun.posix.ExitException APP_LOAD_ERROR
     */
    static void check(Settings settings) {}
}
