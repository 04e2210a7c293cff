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
            .withoutEffect(
                    "workers that are threads share one loaded application, and those that are processes load their own")
            .doc("Load the application before the workers start")
            .defaultsTo(false);

    public static final Setting<Boolean> REUSE_PORT = DECLARED.setting("reuse_port", Flag.TYPE)
            .switches("True", "--reuse-port")
            .doc("""
                    Set SO_REUSEPORT on the listening sockets

                    So that several servers can listen at one address, and the kernel divides connections among them. \
                    When one of them is killed, those that wait in its queue are lost. A reload leaves it as it is for sockets \
                    that are open.""")
            .defaultsTo(false);

    public static final Setting<Boolean> DAEMON = DECLARED.setting("daemon", Flag.TYPE)
            .switches("True", "-D", "--daemon")
            .doc("""
                    Go to the background

                    The command ends as soon as the server listens and its application is loaded, with 0; if that \
                    fails it shows why and ends with the exit code of the server. stdin, stdout and stderr of a daemon \
                    lead nowhere: name files for the logs. bin/jgun does it.""")
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
    public static final Setting<Optional<String>> USER = DECLARED.setting("user", OwnerType.TYPE)
            .flags("-u", "--user")
            .example("'www-data'")
            .metavar("USER")
            .doc("""
                    The user that the server runs as, by name or number

                    Only root can ask for it. All threads have that user, so that a reload reads the config file as that \
                    user, too. Before, root makes the log files, the pid file, the places of unix sockets and the directory \
                    of `session_store` that user's where their directories are root's, and lends it the ports below 1024 \
                    that `bind` names. bin/jgun does it.""")
            .defaultsTo(Optional.empty());

    public static final Setting<Optional<String>> GROUP = DECLARED.setting("group", OwnerType.TYPE)
            .flags("-g", "--group")
            .example("'www-data'")
            .metavar("GROUP")
            .doc("""
                    The group that the server runs as, by name or number

                    Without it a server with `user` has the group of that user, not root's. bin/jgun does it.""")
            .defaultsTo(Optional.empty());

    public static final Setting<Boolean> INITGROUPS = DECLARED.setting("initgroups", Flag.TYPE)
            .switches("True", "--initgroups")
            .doc("""
                    Give the server all groups of its user

                    Without it a server with `user` or `group` is in no other groups.""")
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
