package io.jgun.hooks;

import io.jgun.config.ConfigFunction;
import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.settings.ClassPath;
import io.jgun.settings.HookSettings;
import io.jgun.settings.Settings;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.Optional;

/** From settings to hooks. */
public final class HookLoader {

    private HookLoader() {}

    /**
     * The hooks that the settings name: functions of the config file, then the class of the setting {@code hooks}.
     *
     * @throws ExitException ERROR if that class cannot be had: with the cause and the class path searched
     */
    public static ServerHooks load(Settings settings) {
        Map<String, ConfigFunction> functions = HookSettings.functions(settings);
        Optional<String> className = settings.get(HookSettings.HOOKS);
        ServerHooks ofFile = functions.isEmpty() ? ServerHooks.NONE : new FunctionHooks(functions);
        if (className.isEmpty()) {
            return ofFile;
        }
        ClassPath classPath = ClassPath.of(settings);
        ServerHooks ofClass = new GuardedHooks(load(
                className.get(), new URLClassLoader(classPath.urls(), HookLoader.class.getClassLoader()), classPath));
        return functions.isEmpty() ? ofClass : new HookChain(ofFile, ofClass);
    }

    private static ServerHooks load(String name, ClassLoader loader, ClassPath classPath) {
        try {
            Class<?> type = Class.forName(name, true, loader);
            if (!ServerHooks.class.isAssignableFrom(type)) {
                throw failure("hooks: " + name + " does not implement " + ServerHooks.class.getName(), null);
            }
            if (Modifier.isAbstract(type.getModifiers())) {
                throw failure("hooks: " + name + " is abstract", null);
            }
            return (ServerHooks) type.getConstructor().newInstance();
        } catch (ClassNotFoundException e) {
            throw failure("hooks: there is no class " + name + "\n" + classPath.describe(), e);
        } catch (NoSuchMethodException | IllegalAccessException e) {
            throw failure("hooks: " + name + " needs to be public and have a public constructor without parameters", e);
        } catch (InvocationTargetException e) {
            throw failure("hooks: the constructor of " + name + " failed: " + e.getCause(), e.getCause());
        } catch (InstantiationException | LinkageError e) {
            throw failure("hooks: " + name + " cannot be loaded: " + e, e);
        }
    }

    private static ExitException failure(String message, @org.jspecify.annotations.Nullable Throwable cause) {
        return new ExitException(ExitCode.ERROR, message, cause);
    }
}
