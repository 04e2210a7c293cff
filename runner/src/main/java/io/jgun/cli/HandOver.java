package io.jgun.cli;

import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.posix.FileProblem;
import io.jgun.posix.Ownership;
import io.jgun.posix.PidFile;
import io.jgun.settings.BindAddress;
import io.jgun.settings.Logging;
import io.jgun.settings.ServerMechanics;
import io.jgun.settings.ServerSocket;
import io.jgun.settings.SessionStore;
import io.jgun.settings.Sessions;
import io.jgun.settings.Settings;
import io.jgun.sockets.SocketFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What root prepares for a server that runs as another user: its log files, its pid file, the places of its unix
 * sockets and the directory of its sessions, where their directories are root's. Gunicorn's arbiter stays root and needs none of this but the chown.
 */
final class HandOver {

    private final Ownership ownership;

    private HandOver(Ownership ownership) {
        this.ownership = ownership;
    }

    /** @throws ExitException ERROR if a file cannot be given away */
    static void to(RunAs runAs, Settings settings) {
        HandOver handOver = new HandOver(new Ownership(runAs.user(), runAs.group()));
        Stream.concat(Stream.of(settings.get(Logging.ERRORLOG)), settings.get(Logging.ACCESSLOG).stream())
                .filter(file -> !file.equals("-"))
                .forEach(file -> handOver.prepare(Path.of(file), handOver.ownership::giveFile));
        settings.get(ServerMechanics.PIDFILE).stream()
                .flatMap(file -> Stream.of(file, PidFile.second(file)))
                .filter(file -> !PidFile.isTaken(file))
                .forEach(file -> handOver.prepare(file, handOver.ownership::giveFile));
        settings.get(ServerSocket.BIND).stream()
                .filter(BindAddress.Unix.class::isInstance)
                .forEach(bind -> handOver.prepare(((BindAddress.Unix) bind).path(), handOver::socket));
        if (settings.get(Sessions.SESSION_STORE) instanceof SessionStore.Directory sessions) {
            handOver.prepare(sessions.path(), handOver::ownDirectory);
        }
    }

    private interface Step {
        void take(Path path) throws IOException;
    }

    private void prepare(Path path, Step step) {
        try {
            step.take(path);
        } catch (IOException e) {
            throw new ExitException(
                    ExitCode.ERROR,
                    "Error: cannot give '" + path + "' to user " + ownership.user() + ": " + FileProblem.of(e)
                            + "; choose another place for it",
                    e);
        }
    }

    /** A directory of the user's alone, if it is missing. One that is there may hold other things. */
    private void ownDirectory(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                && ownership.outOfReach(path).isPresent()) {
            Files.createDirectory(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            ownership.giveDirectory(path);
        }
    }

    /**
     * A socket can only be made, and removed at the end, by who may write to its directory. In a directory of root's its
     * place is a link into a directory of its own that is the user's.
     */
    private void socket(Path path) throws IOException {
        Path directory = path.toAbsolutePath().getParent();
        Path name = path.getFileName();
        if (directory == null
                || name == null
                || ownership.outOfReach(directory.resolve(name + ".d")).isEmpty()) {
            return;
        }
        Path own = directory.resolve(name + ".d");
        Path target = Path.of(name + ".d", "socket");
        if (linkOf(path).filter(target::equals).isEmpty()) {
            if (!isFree(path)) {
                return;
            }
            Files.createSymbolicLink(path, target);
        }
        ownership.giveDirectory(own);
    }

    /** A server that runs, and a file that is no socket, are left for the server to complain about. */
    private static boolean isFree(Path path) {
        try {
            SocketFile.removeStale(path);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static Optional<Path> linkOf(Path path) throws IOException {
        return Files.isSymbolicLink(path) ? Optional.of(Files.readSymbolicLink(path)) : Optional.empty();
    }
}
