package io.jgun.settings;

import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import java.lang.reflect.InvocationTargetException;
import java.net.URLClassLoader;
import org.jspecify.annotations.Nullable;

/** Makes what a setting names by a class of the operator's own: hooks, logger_class, worker_class. */
public final class UserClass {

    private UserClass() {}

    /**
     * An instance of a class on the class path of the settings. jgun's own classes come first, so that both sides mean
     * the same interface.
     *
     * @param setting to name in messages
     * @param type what the class must implement
     * @throws ExitException ERROR if that cannot be done
     */
    @SuppressWarnings("resource") // the instance loads classes for as long as it lives
    public static <T> T create(Settings settings, Setting<?> setting, String name, Class<T> type) {
        ClassPath classPath = ClassPath.of(settings);
        try {
            Class<?> found = new URLClassLoader(classPath.urls(), UserClass.class.getClassLoader()).loadClass(name);
            if (!type.isAssignableFrom(found)) {
                throw refusal(setting, name, "it does not implement " + type.getName(), null);
            }
            return type.cast(found.getConstructor().newInstance());
        } catch (ClassNotFoundException e) {
            throw refusal(setting, name, "there is no such class.\n" + classPath.describe(), e);
        } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
            throw refusal(setting, name, "it must be a public class with a public constructor without arguments", e);
        } catch (InvocationTargetException e) {
            throw refusal(setting, name, "its constructor failed: " + e.getCause(), e);
        } catch (LinkageError e) {
            throw refusal(setting, name, "it cannot be loaded: " + e, e);
        }
    }

    private static ExitException refusal(Setting<?> setting, String name, String reason, @Nullable Throwable cause) {
        return new ExitException(ExitCode.ERROR, setting.name() + ": '" + name + "' cannot be used: " + reason, cause);
    }
}
