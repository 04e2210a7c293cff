package io.jgun.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All settings. */
public final class Catalog {

    private static final List<Setting<?>> SETTINGS = collect(
            ConfigFile.DECLARED,
            Applications.DECLARED,
            Control.DECLARED,
            Debugging.DECLARED,
            Dirty.DECLARED,
            Http2.DECLARED,
            Logging.DECLARED,
            Ssl.DECLARED,
            Security.DECLARED,
            HookSettings.DECLARED,
            ServerMechanics.DECLARED,
            Sessions.DECLARED,
            RequestParsing.DECLARED,
            ServerSocket.DECLARED,
            WorkerProcesses.DECLARED,
            WorkerIsolation.DECLARED);

    private static final Map<String, Setting<?>> BY_NAME = byName();

    private Catalog() {}

    /** By section, in Gunicorn's order. */
    public static List<Setting<?>> settings() {
        return SETTINGS;
    }

    /** The setting that a config file calls so; null if it is none. */
    public static @Nullable Setting<?> named(String name) {
        return BY_NAME.get(name);
    }

    private static List<Setting<?>> collect(Declarations... declared) {
        List<Setting<?>> settings = new ArrayList<>(128);
        for (Declarations declarations : declared) {
            settings.addAll(declarations.settings());
        }
        settings.sort((a, b) -> a.section().compareTo(b.section())); // stable
        return Collections.unmodifiableList(settings);
    }

    private static Map<String, Setting<?>> byName() {
        Map<String, Setting<?>> names = new HashMap<>(256);
        for (Setting<?> setting : SETTINGS) {
            names.put(setting.name(), setting);
            for (String other : setting.otherNames()) {
                names.put(other, setting);
            }
        }
        return names;
    }
}
