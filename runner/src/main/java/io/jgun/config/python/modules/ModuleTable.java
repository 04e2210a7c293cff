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
            case "sys" -> new SysModule();
            case "socket" -> new SocketModule();
            case "logging" -> new LoggingModule();
            case "json", "simplejson" -> new JsonModule();
            case "pathlib" -> new PathlibModule();
            case "datetime" -> new DatetimeModule();
            case "time" -> new TimeModule();
            case "random" -> new RandomModule();
            case "re" -> new RegexModule();
            case "math" -> new MathModule();
            case "platform" -> new PlatformModule();
            case "collections" -> new CollectionsModule();
            case "itertools" -> new ItertoolsModule();
            case "functools" -> new FunctoolsModule();
            case "dotenv" -> new DotenvModule();
            case "threading", "multiprocessing" -> new ThreadingModule(name);
            default -> SmallModules.open(name);
        };
    }
}
