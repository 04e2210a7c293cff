package io.jgun.settings;

import java.nio.file.Path;
import java.util.List;

/** Settings of the section Debugging. */
public final class Debugging {

    static final Declarations DECLARED = new Declarations(Section.DEBUGGING);

    public static final Setting<Boolean> RELOAD = DECLARED.setting("reload", Flag.TYPE)
            .switches("True", "--reload")
            .doc("""
                    Load the application again whenever its classes or files change

                    Watched are the class path (directories and JAR files), WAR files, `WEB-INF` and `META-INF` of \
                    exploded webapps, the config file and what `reload_extra_files` names. Pages (JSP) and static files of a webapp \
                    directory are read for each request anyway. Where the class path is the current directory or one \
                    above it, only its `.class` files count. What is removed is not loaded anew, and files of editors and hidden \
                    ones are passed over.

                    A compiler that writes many files leads to one reload, once it is quiet. If the new application \
                    does not load, the error log says why and the old one keeps serving until the next change. If it \
                    does not load at the start, the server answers 500 with the reason until it is mended.

                    For development only: error pages show the stack trace, the request line and its headers. It works with `preload_app`, \
                    which is always so here.""")
            .defaultsTo(false);

    public static final Setting<String> RELOAD_ENGINE = DECLARED.setting(
                    "reload_engine", Texts.choice("auto", "poll", "inotify"))
            .flags("--reload-engine")
            .metavar("STRING")
            .doc("""
                    How changes are noticed: auto, poll or inotify

                    `inotify` is told by the kernel (Java's WatchService); `poll` looks at all files ten times a second, or less often where \
                    there are very many. `auto` is inotify on Linux, and poll elsewhere and where files lie on a \
                    network or shared file system, whose changes the kernel may not see.""")
            .defaultsTo("auto");

    public static final Setting<List<Path>> RELOAD_EXTRA_FILES = DECLARED.setting(
                    "reload_extra_files", ListOf.of(Texts.PATH, ""))
            .flags("--reload-extra-file")
            .example("['templates/**/*.html']")
            .metavar("FILES")
            .doc("""
                    More files whose change loads the application again

                    Files, directories with all that is in them, or globs: `*` within a name, `**` across directories, \
                    `{a,b}` alternatives. A file that is named without a wildcard must exist.""")
            .defaultsTo(List.of());

    public static final Setting<Boolean> SPEW = DECLARED.setting("spew", Flag.TYPE)
            .switches("True", "--spew")
            .never("not for jgun: a JVM runs no trace function for each line; use Flight Recorder, on Java 25 with"
                    + " JGUN_JAVA_OPTS=-XX:StartFlightRecording:filename=spew.jfr,method-trace=com.acme.App and then"
                    + " jfr view method-calls spew.jfr")
            .doc("""
                    Print every line that the application runs

                    Gunicorn installs a trace function in the Python interpreter. What serves the purpose on a JVM is \
                    a debugger (`JGUN_JAVA_OPTS=-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:5005`), or Flight Recorder, \
                    which tells each call of the methods that one names with its duration and stack (Java 25) and \
                    samples the rest (any Java, `-XX:StartFlightRecording:filename=app.jfr`).""")
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
