package io.jgun.hooks;

import io.jgun.config.ConfigFunction;
import io.jgun.settings.HookSettings;
import io.jgun.settings.Settings;
import io.jgun.settings.UserClass;
import java.util.Map;
import java.util.Optional;

/** From settings to hooks. */
public final class HookLoader {

    private HookLoader() {}

    /**
     * The hooks that the settings name: functions of the config file, then the class of the setting {@code hooks}.
     *
     * @throws io.jgun.posix.ExitException ERROR if that class cannot be had: with the cause and the class path searched
     */
    public static ServerHooks load(Settings settings) {
        Map<String, ConfigFunction> functions = HookSettings.functions(settings);
        Optional<String> className = settings.get(HookSettings.HOOKS);
        ServerHooks ofFile = functions.isEmpty() ? ServerHooks.NONE : new FunctionHooks(functions);
        if (className.isEmpty()) {
            return ofFile;
        }
        ServerHooks ofClass =
                new GuardedHooks(UserClass.create(settings, HookSettings.HOOKS, className.get(), ServerHooks.class));
        return functions.isEmpty() ? ofClass : new HookChain(ofFile, ofClass);
    }
}
