package io.jgun.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Settings of the section Server Mechanics about the process. Others of that section are in {@link Applications} and
 * {@link RequestParsing}.
 */
public final class ServerMechanics {

    static final Declarations DECLARED = new Declarations(Section.SERVER_MECHANICS);

    private static final String NO_PASTE =
            "not for jgun: Paste is a Python framework; name a class, a WAR or a directory as APP instead";

    public static final Setting<Boolean> PRELOAD_APP = DECLARED.setting("preload_app", Flag.TYPE)
            .switches("True", "--preload")
            .withoutEffect("the workers are threads that share one loaded application, so that it is always so")
            .doc("Load the application before the workers start")
            .defaultsTo(false);

    public static final Setting<Boolean> REUSE_PORT = DECLARED.setting("reuse_port", Flag.TYPE)
            .switches("True", "--reuse-port")
            .notYet()
            .doc("Set SO_REUSEPORT on the listening sockets")
            .defaultsTo(false);

    public static final Setting<Boolean> DAEMON = DECLARED.setting("daemon", Flag.TYPE)
            .switches("True", "-D", "--daemon")
            .notYet()
            .doc("Go to the background")
            .defaultsTo(false);

    public static final Setting<Optional<Path>> PIDFILE = DECLARED.setting("pidfile", Unset.or(Texts.PATH))
            .flags("-p", "--pid")
            .metavar("FILE")
            .doc("A file to write the process id to, while jgun runs")
            .defaultsTo(Optional.empty());

    /** For unpacked WARs and JSP; empty: {@code java.io.tmpdir}. */
    public static final Setting<Optional<Path>> WORKER_TMP_DIR = DECLARED.setting(
                    "worker_tmp_dir", Unset.or(Texts.PATH))
            .flags("--worker-tmp-dir")
            .metavar("DIR")
            .doc("""
                    The directory for the temporary files of web applications

                    Unpacked WARs and compiled JSPs are kept below it while jgun runs. The default is the temporary \
                    directory of the system.""")
            .defaultsTo(Optional.empty());

    /** Empty: stay who one is. */
    public static final Setting<Optional<String>> USER = DECLARED.setting(
                    "user", new OwnerType(() -> System.getProperty("user.name", "")))
            .flags("-u", "--user")
            .metavar("USER")
            .notYet()
            .doc("The user that workers run as, by name or number")
            .defaultsTo(Optional.empty());

    public static final Setting<Optional<String>> GROUP = DECLARED.setting("group", new OwnerType(() -> ""))
            .flags("-g", "--group")
            .metavar("GROUP")
            .notYet()
            .doc("The group that workers run as, by name or number")
            .defaultsTo(Optional.empty());

    public static final Setting<Boolean> INITGROUPS = DECLARED.setting("initgroups", Flag.TYPE)
            .switches("True", "--initgroups")
            .notYet()
            .doc("Give workers all groups of their user")
            .defaultsTo(false);

    public static final Setting<Optional<String>> PASTE = DECLARED.setting("paste", Unset.or(Texts.TEXT))
            .flags("--paste", "--paster")
            .metavar("STRING")
            .never(NO_PASTE)
            .doc("A Paste Deploy file")
            .defaultsTo(Optional.empty());

    public static final Setting<List<String>> RAW_PASTE_GLOBAL_CONF = DECLARED.setting(
                    "raw_paste_global_conf", ListOf.of(Texts.TEXT, ""))
            .flags("--paste-global")
            .metavar("CONF")
            .never(NO_PASTE)
            .doc("Variables for a Paste Deploy file")
            .defaultsTo(List.of());

    private ServerMechanics() {}
}
