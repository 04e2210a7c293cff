package io.jgun.cli;

import io.jgun.posix.Accounts;
import io.jgun.posix.Credentials;
import io.jgun.posix.Credentials.Capability;
import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.settings.BindAddress;
import io.jgun.settings.ServerMechanics;
import io.jgun.settings.ServerSocket;
import io.jgun.settings.Setting;
import io.jgun.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whom the settings {@code user}, {@code group} and {@code initgroups} let the server be. All of it: one JVM has one
 * user, so that the arbiter is no root either.
 *
 * @param user number
 * @param group number
 * @param command words that run what follows them as that user
 */
record RunAs(long user, long group, List<String> command) {

    private static final Path FIRST_FREE_PORT = Path.of("/proc/sys/net/ipv4/ip_unprivileged_port_start");

    /**
     * What the settings ask for; empty where that is who starts it.
     *
     * @throws ExitException ERROR if there is no such user or group, or this one may not become another
     */
    static Optional<RunAs> of(Settings settings, Accounts accounts) {
        Optional<String> userSetting = settings.get(ServerMechanics.USER);
        Optional<String> groupSetting = settings.get(ServerMechanics.GROUP);
        if (userSetting.isEmpty() && groupSetting.isEmpty()) {
            return Optional.empty();
        }
        Credentials own = Credentials.own()
                .orElseThrow(() -> problem(
                        settings,
                        userSetting.isPresent() ? ServerMechanics.USER : ServerMechanics.GROUP,
                        "needs Linux; elsewhere start jgun as the user it shall run as"));
        Accounts.User user = userSetting
                .map(name -> accounts.user(name)
                        .orElseThrow(() -> problem(
                                settings,
                                ServerMechanics.USER,
                                "'" + name + "' does not exist; create it (useradd --system " + name
                                        + ") or name another")))
                .orElse(new Accounts.User("", own.user(), own.group()));
        long group = groupSetting
                .map(name -> accounts.group(name)
                        .orElseThrow(() -> problem(
                                settings,
                                ServerMechanics.GROUP,
                                "'" + name + "' does not exist; create it (groupadd --system " + name
                                        + ") or name another")))
                .orElse(user.number() == own.user() ? own.group() : user.group());
        if (group < 0) {
            throw problem(
                    settings,
                    ServerMechanics.USER,
                    user.number() + " is the number of no known user, so that its group is unknown; set group, too");
        }
        if (user.number() == own.user() && group == own.group()) {
            return Optional.empty();
        }
        checkAllowed(settings, own, user.number() == own.user() ? ServerMechanics.GROUP : ServerMechanics.USER);
        return Optional.of(new RunAs(user.number(), group, command(settings, own, user, group)));
    }

    private static void checkAllowed(Settings settings, Credentials own, Setting<Optional<String>> setting) {
        if (own.has(Capability.SETUID) && own.has(Capability.SETGID)) {
            return;
        }
        String who = settings.get(setting).orElse("");
        throw problem(
                settings,
                setting,
                own.user() == 0
                        ? "this root may not become '" + who
                                + "': it lacks the capabilities SETUID and SETGID; grant them (docker run --cap-add"
                                + " SETUID --cap-add SETGID), or start jgun as that user"
                        : "asks for '" + who + "', and only root can start the server as another than "
                                + System.getProperty("user.name") + "; start it as root, or without this setting");
    }

    private static List<String> command(Settings settings, Credentials own, Accounts.User user, long group) {
        List<String> command = new ArrayList<>(List.of("setpriv", "--reuid=" + user.number(), "--regid=" + group));
        // Who has no name has no groups either; Gunicorn passes over that, too. Root's groups are never kept.
        boolean named = !user.name().isEmpty();
        command.add(settings.get(ServerMechanics.INITGROUPS) && named ? "--init-groups" : "--clear-groups");
        Optional<BindAddress.Inet> low = user.number() == 0 ? Optional.empty() : lowPort(settings);
        if (low.isPresent()) {
            if (!own.canGive(Capability.NET_BIND_SERVICE)) {
                throw problem(
                        settings,
                        ServerSocket.BIND,
                        low.get() + " is a port for root, and the capability NET_BIND_SERVICE to let another user have"
                                + " it is not there; bind 1024 or above");
            }
            command.add("--inh-caps=+net_bind_service");
            command.add("--ambient-caps=+net_bind_service");
        }
        return List.copyOf(command);
    }

    /** The first address that only root may bind. */
    private static Optional<BindAddress.Inet> lowPort(Settings settings) {
        int free = firstFreePort();
        return settings.get(ServerSocket.BIND).stream()
                .filter(BindAddress.Inet.class::isInstance)
                .map(BindAddress.Inet.class::cast)
                .filter(inet -> inet.port() > 0 && inet.port() < free)
                .findFirst();
    }

    /** Containers often allow all ports. In one read: a file of /proc/sys gives its text to the first only. */
    private static int firstFreePort() {
        try (InputStream in = Files.newInputStream(FIRST_FREE_PORT)) {
            byte[] text = new byte[16];
            int length = Math.max(0, in.read(text));
            return Integer.parseInt(new String(text, 0, length, StandardCharsets.US_ASCII).strip());
        } catch (IOException | NumberFormatException e) {
            return 1024;
        }
    }

    private static ExitException problem(Settings settings, Setting<?> setting, String text) {
        return new ExitException(
                ExitCode.ERROR, "Error: " + settings.origin(setting) + ": " + setting.name() + " " + text);
    }
}
