package io.jgun.config.python.modules;

import io.jgun.config.python.values.Run;
import org.jspecify.annotations.Nullable;

/** The modules that can be imported. */
public final class ModuleTable {

    private ModuleTable() {}

    /** The module of a dotted name, the same one each time in a file; null if jgun has none. */
    public static @Nullable Object find(Run run, String name) {
        Object known = run.world().modules().get(name);
        if (known == null) {
            known = open(name);
            if (known != null) {
                run.world().modules().put(name, known);
            }
        }
        return known;
    }

    private static @Nullable Object open(String name) {
        return switch (name) {
            case "os" -> new OsModule();
            case "os.path", "posixpath" -> new OsPath();
            case "builtins" -> Builtins.module();
            default -> null;
        };
    }
}
