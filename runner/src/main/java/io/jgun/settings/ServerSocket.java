package io.jgun.settings;

import java.util.List;
import java.util.Optional;

/** Settings of the section Server Socket. */
public final class ServerSocket {

    static final Declarations DECLARED = new Declarations(Section.SERVER_SOCKET);

    public static final Setting<List<BindAddress>> BIND = DECLARED.setting("bind", ListOf.of(new BindType(), ","))
            .flags("-b", "--bind")
            .metavar("ADDRESS")
            .environment("PORT", "0.0.0.0:")
            .doc("""
                    Where to listen

                    `HOST`, `HOST:PORT`, `:PORT` for all IPv4 interfaces, `[::1]:PORT` for IPv6, `unix:PATH`, or \
                    `fd://3` for a socket that is open already. The port is 8000 where none is given. The option may \
                    be given several times, and a config file may hold a list. The environment variable `PORT` makes \
                    the default `0.0.0.0:$PORT`.

                    The sockets of a systemd socket unit (`LISTEN_FDS`) are used instead of what is said here, unless \
                    it names some of them: `fd://3`, or `fd://http` by their name (`FileDescriptorName=http`).""")
            .defaultsTo(List.of(new BindAddress.Inet("127.0.0.1", BindAddress.DEFAULT_PORT)));

    public static final Setting<Integer> BACKLOG = DECLARED.setting("backlog", Numbers.POSITIVE)
            .flags("--backlog")
            .metavar("INT")
            .doc("""
                    The most connections that may wait to be accepted

                    More are turned away by the system, which has a limit of its own (net.core.somaxconn on Linux).""")
            .defaultsTo(2048);

    /** TCP alone. */
    public static final Setting<Optional<BindAddress>> HEALTH_BIND = DECLARED.setting(
                    "health_bind", Unset.or(new BindType()))
            .flags("--health-bind")
            .metavar("ADDRESS")
            .example("'127.0.0.1:8001'")
            .doc("""
                    The address where health checks are answered, by HOST:PORT; none by default

                    The arbiter answers there, also when all workers hang. `health_path` says at which paths.""")
            .defaultsTo(Optional.empty());

    public static final Setting<Boolean> HEALTH_MAIN = DECLARED.setting("health_main", Flag.TYPE)
            .switches("True", "--health-main")
            .doc("""
                    Answer health checks at the addresses of bind, too

                    Then `health_path` is not the application's any more, whatever its methods. No worker is \
                    needed for the answer, so that it comes when all of them hang, and it is in neither the \
                    access log nor the counts. With `prefork` a worker process answers, which accepts nothing \
                    while it is busy: there `health_bind` is the surer way.""")
            .defaultsTo(false);

    public static final Setting<String> HEALTH_PATH = DECLARED.setting(
                    "health_path", Texts.checked("path", ServerSocket::path))
            .flags("--health-path")
            .metavar("PATH")
            .doc("""
                    The path of health checks, at the address of health_bind and with health_main

                    `PATH/live`: 200 while the arbiter works. `PATH/ready`, or `PATH` alone: 200 while an application \
                    serves, 503 before and as soon as a shutdown begins, `drain_delay` included.""")
            .defaultsTo("/health");

    private static String path(String text) {
        String path = ContextPath.checked(text, text);
        return path.equals("/") ? "" : path;
    }

    private ServerSocket() {}
}
