package io.jgun.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What to serve and where its classes come from (sections Config File, Server Mechanics, Process Naming). */
public final class Applications {

    static final Declarations DECLARED = new Declarations(Section.SERVER_MECHANICS);

    /** APP of the command line, else {@code app} or {@code wsgi_app} of the config file. Never empty at run time. */
    public static final Setting<List<AppReference>> APP = DECLARED.setting("app", ListOf.of(new AppType(), ""))
            .in(Section.CONFIG_FILE)
            .alsoNamed("wsgi_app")
            .metavar("APP")
            .example("'com.acme.App:servlet'")
            .doc("""
                    What to serve, where the command line names no APP

                    `CLASS` is a servlet class, or a class whose member `application` gives the servlet; `CLASS:MEMBER` \
                    is a static field, a static method or a nested class of it; `CLASS:FACTORY("prod", 3)` calls a \
                    static method with literals. `shop.war` and `dir/webapp` are web applications; `'dir/*.war'` in quotes, or in a config file, are all \
                    WARs of a directory, each at the path of its name (`ROOT.war` at `/`). Each may end in the \
                    path below which it answers: `shop.war:/shop`, `com.acme.Api:servlet:/api`; the default is `/`. \
                    A list serves several. `wsgi_app` is Gunicorn's name for it.""")
            .defaultsTo(List.of());

    /** Empty: the default of the current directory. */
    public static final Setting<List<Path>> CLASSPATH = DECLARED.setting("classpath", ListOf.of(Texts.PATH, ":,"))
            .alsoNamed("pythonpath")
            .flags("--classpath", "--pythonpath")
            .example("'build/classes:lib/*'")
            .metavar("PATH")
            .doc("""
                    Directories and JAR files with the classes of the application

                    Divided by `:` or `,`; `dir/*` means all JAR files of a directory. The default is `target/classes` \
                    and `target/dependency/*.jar` of the current directory where they exist, else that directory. \
                    `pythonpath` is Gunicorn's name for it.""")
            .defaultsTo(List::of, "the current directory's classes");

    /** Context path of the application; empty: what the APP says. */
    public static final Setting<String> ROOT_PATH = DECLARED.setting(
                    "root_path", Texts.checked("path", text -> text.isEmpty() ? "" : ContextPath.checked(text, text)))
            .flags("--root-path")
            .metavar("PATH")
            .doc("""
                    The path below which all applications answer

                    It comes before the path of each APP: with `--root-path /tools`, `shop.war:/shop` answers at \
                    `/tools/shop`, and an APP without a path at `/tools`.""")
            .defaultsTo("");

    /** In the order given. */
    public static final Setting<Map<String, String>> RAW_ENV = DECLARED.setting("raw_env", Maps.ENVIRONMENT)
            .flags("-e", "--env")
            .example("['STAGE=production']")
            .metavar("ENV")
            .doc("""
                    Environment variables for the application, as NAME=VALUE

                    A running JVM cannot change its environment: the application sees each as a system property \
                    (`System.getProperty`) and as an attribute of its servlet context.""")
            .defaultsTo(Map.of());

    /** Empty: the engine decides. */
    public static final Setting<Optional<Boolean>> SENDFILE = DECLARED.setting("sendfile", Unset.or(Flag.TYPE))
            .switches("False", "--no-sendfile")
            .switchDoc("Read static files into buffers instead of sending them straight from the file")
            .environment("SENDFILE", "")
            .doc("""
                    Whether static files are sent straight from the file

                    By sendfile(2), those of 128 KiB or more; smaller ones are kept in memory, up to 16 MB. Without it \
                    large files are read into buffers first, as with `reload`. The environment variable `SENDFILE` gives the \
                    default.""")
            .defaultsTo(Optional.empty());

    /** Where uploads and unpacked WARs go; empty: {@code java.io.tmpdir}. */
    public static final Setting<Optional<Path>> TMP_UPLOAD_DIR =
            DECLARED.setting("tmp_upload_dir", Unset.or(Texts.PATH)).doc("""
                    The directory for bodies of requests while they are read

                    Multipart uploads over the threshold of the servlet are kept there. It must be writable. The \
                    default is the temporary directory of the system.""").defaultsTo(Optional.empty());

    /** Absolute; empty: stay where the process was started. */
    public static final Setting<Path> CHDIR = DECLARED.setting("chdir", Texts.PATH)
            .flags("--chdir")
            .example("'/srv/app'")
            .metavar("DIR")
            .doc("""
                    The directory to change to before the application is loaded

                    Applications, log files, the pid file, sockets and the class path are looked for there. The config \
                    file is not: it is found first. A running JVM cannot change its own directory: bin/jgun does it \
                    before it starts the server.""")
            .defaultsTo(() -> Path.of(""), "where jgun was started");

    public static final Setting<Optional<String>> PROC_NAME = DECLARED.setting("proc_name", Unset.or(Texts.TEXT))
            .in(Section.PROCESS_NAMING)
            .flags("-n", "--name")
            .example("'shop'")
            .metavar("STRING")
            .doc("A name to show for the process in ps and top")
            .defaultsTo(Optional.empty());

    public static final Setting<String> DEFAULT_PROC_NAME = DECLARED.setting("default_proc_name", Texts.TEXT)
            .in(Section.PROCESS_NAMING)
            .doc("The name of the process where proc_name gives none")
            .defaultsTo("jgun");

    public static final Setting<Integer> UMASK = DECLARED.setting("umask", Numbers.MODE)
            .flags("-m", "--umask")
            .metavar("INT")
            .doc("""
                    The permission bits to take from files that jgun creates

                    Written as in the shell, `027`, or as in Python, `0o27`. It holds for all that the server and its \
                    application create, and decides who may connect to a unix socket. Where nobody gives it, files are \
                    created with the umask that jgun was started with (a daemon: 022), and unix sockets are open to \
                    all, as with Gunicorn.""")
            .defaultsTo(0);

    /** False turns the {@code Server: jgun} header off. */
    public static final Setting<Boolean> SERVER_HEADER = DECLARED.setting("server_header", Flag.TYPE)
            .switches("False", "--no-server-header")
            .switchDoc("Leave the header Server: jgun out of responses")
            .doc("Whether responses carry the header Server: jgun")
            .defaultsTo(true);

    private Applications() {}

    /** The name of the server in ps and for hooks: {@code proc_name}, else what is served. */
    public static String procName(Settings settings) {
        return settings.get(PROC_NAME)
                .orElseGet(
                        () -> settings.get(APP).stream().map(AppReference::text).collect(Collectors.joining(" ")));
    }
}
