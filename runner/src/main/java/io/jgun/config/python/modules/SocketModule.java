package io.jgun.config.python.modules;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.None;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Types;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** {@code socket}: names of hosts; it opens none. */
final class SocketModule extends NativeModule {

    private static final String[] FUNCTIONS = {
        "gethostname",
        "getfqdn",
        "gethostbyname",
        "setdefaulttimeout",
        "getdefaulttimeout",
        "socket",
        "create_connection",
        "socketpair",
        "fromfd"
    };

    SocketModule() {
        super("socket");
    }

    @Override
    public @Nullable Object constant(Run run, String name) {
        return switch (name) {
            case "AF_UNIX" -> 1L;
            case "AF_INET" -> 2L;
            case "AF_INET6" -> 10L;
            case "SOCK_STREAM" -> 1L;
            case "SOCK_DGRAM" -> 2L;
            case "SOL_SOCKET" -> 1L;
            case "SO_REUSEADDR" -> 2L;
            case "SO_KEEPALIVE" -> 9L;
            case "SO_REUSEPORT" -> 15L;
            case "IPPROTO_TCP" -> 6L;
            case "TCP_NODELAY" -> 1L;
            case "SOMAXCONN" -> 4096L;
            case "error" -> Types.OS_ERROR;
            case "gaierror", "timeout", "herror" -> Types.OS_ERROR;
            default -> null;
        };
    }

    @Override
    public String[] methods() {
        return FUNCTIONS;
    }

    @Override
    public @Nullable Object call(Run run, String function, Arguments arguments) {
        return switch (function) {
            case "gethostname" -> hostName(run);
            case "getfqdn" -> arguments.size() > 0 ? arguments.get(0) : hostName(run);
            case "gethostbyname" ->
                address(run, arguments.expectPositional(function, 1, 1).get(0));
            case "setdefaulttimeout", "getdefaulttimeout" -> None.NONE;
            case "socket", "create_connection", "socketpair", "fromfd" ->
                throw refused(function, "a Java class named by the setting hooks can do such things");
            default -> null;
        };
    }

    /** Without asking a name server, which may take seconds. */
    static String hostName(Run run) {
        try {
            return java.nio.file.Files.readString(Path.of("/proc/sys/kernel/hostname"), StandardCharsets.UTF_8)
                    .strip();
        } catch (IOException e) {
            return run.world().environ().get("HOSTNAME") instanceof String name ? name : "localhost";
        }
    }

    private static Object address(Run run, Object host) {
        if (!(host instanceof String name)) {
            throw PyError.type("gethostbyname() argument 1 must be str");
        }
        return run.unlocked(() -> {
            try {
                return InetAddress.getByName(name).getHostAddress();
            } catch (UnknownHostException e) {
                throw PyError.of(Types.OS_ERROR, "[Errno -2] Name or service not known");
            }
        });
    }
}
