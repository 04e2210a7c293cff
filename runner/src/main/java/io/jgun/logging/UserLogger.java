package io.jgun.logging;

import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.settings.ClassPath;
import io.jgun.settings.Logging;
import io.jgun.settings.Settings;
import java.lang.reflect.InvocationTargetException;
import java.net.URLClassLoader;
import java.util.Optional;

/** Makes the logger that {@code logger_class} names. */
final class UserLogger {

    private UserLogger() {}

    /** @throws ExitException if it cannot be made, or its setup fails */
    static Optional<Logger> open(Settings settings) {
        return settings.get(Logging.LOGGER_CLASS).map(name -> {
            Logger logger = instance(name, ClassPath.of(settings));
            try {
                logger.setup(settings);
            } catch (RuntimeException e) {
                throw problem(name, "its setup failed: " + e, e);
            }
            return logger;
        });
    }

    @SuppressWarnings("resource") // the logger loads classes for as long as it logs
    private static Logger instance(String name, ClassPath classPath) {
        try {
            Class<?> found = new URLClassLoader(classPath.urls(), UserLogger.class.getClassLoader()).loadClass(name);
            if (!Logger.class.isAssignableFrom(found)) {
                throw problem(name, "it does not implement " + Logger.class.getName(), null);
            }
            return (Logger) found.getConstructor().newInstance();
        } catch (ClassNotFoundException e) {
            throw problem(name, "there is no such class.\n" + classPath.describe(), e);
        } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
            throw problem(name, "it must be a public class with a public constructor without arguments", e);
        } catch (InvocationTargetException e) {
            throw problem(name, "its constructor failed: " + e.getCause(), e);
        } catch (LinkageError e) {
            throw problem(name, "it cannot be loaded: " + e, e);
        }
    }

    private static ExitException problem(
            String name, String message, @org.jspecify.annotations.Nullable Throwable cause) {
        return new ExitException(
                ExitCode.ERROR, Logging.LOGGER_CLASS.name() + ": '" + name + "' cannot be used: " + message, cause);
    }
}
