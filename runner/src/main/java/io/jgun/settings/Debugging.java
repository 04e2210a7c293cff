package io.jgun.settings;

import java.nio.file.Path;
import java.util.List;

/** Settings of the section Debugging. */
public final class Debugging {

    static final Declarations DECLARED = new Declarations(Section.DEBUGGING);

    public static final Setting<Boolean> RELOAD = DECLARED.setting("reload", Flag.TYPE)
            .switches("True", "--reload")
            .notYet()
            .doc("Load the application again whenever its classes or files change")
            .defaultsTo(false);

    public static final Setting<String> RELOAD_ENGINE = DECLARED.setting(
                    "reload_engine", Texts.choice("auto", "poll", "inotify"))
            .flags("--reload-engine")
            .metavar("STRING")
            .notYet()
            .doc("How changes are noticed: auto, poll or inotify")
            .defaultsTo("auto");

    public static final Setting<List<Path>> RELOAD_EXTRA_FILES = DECLARED.setting(
                    "reload_extra_files", ListOf.of(Texts.PATH, ""))
            .flags("--reload-extra-file")
            .metavar("FILES")
            .notYet()
            .doc("More files whose change loads the application again")
            .defaultsTo(List.of());

    public static final Setting<Boolean> SPEW = DECLARED.setting("spew", Flag.TYPE)
            .switches("True", "--spew")
            .notYet()
            .doc("Print every method that the application enters")
            .defaultsTo(false);

    public static final Setting<Boolean> CHECK_CONFIG = DECLARED.setting("check_config", Flag.TYPE)
            .switches("True", "--check-config")
            .doc("""
                    Check the configuration, load the application, and exit

                    The exit code is 0 if all is well, 1 if the configuration is wrong, and 4 if the application \
                    cannot be loaded.""")
            .defaultsTo(false);

    public static final Setting<Boolean> PRINT_CONFIG = DECLARED.setting("print_config", Flag.TYPE)
            .switches("True", "--print-config")
            .doc("""
                    Print every setting with its value and where that comes from, and exit

                    The application is loaded as well, as with `--check-config`.""")
            .defaultsTo(false);

    private Debugging() {}
}
