package io.jgun.logging;

import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.settings.Logging;
import io.jgun.settings.Settings;
import io.jgun.settings.UserClass;
import java.util.Optional;

/** Makes the logger that {@code logger_class} names. */
final class UserLogger {

    private UserLogger() {}

    /** @throws ExitException if it cannot be made, or its setup fails */
    static Optional<Logger> open(Settings settings) {
        return settings.get(Logging.LOGGER_CLASS).map(name -> {
            Logger logger = UserClass.create(settings, Logging.LOGGER_CLASS, name, Logger.class);
            try {
                logger.setup(settings);
            } catch (RuntimeException e) {
                throw new ExitException(
                        ExitCode.ERROR, Logging.LOGGER_CLASS.name() + ": the setup of '" + name + "' failed: " + e, e);
            }
            return logger;
        });
    }
}
