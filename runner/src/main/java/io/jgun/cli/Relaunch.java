package io.jgun.cli;

import io.jgun.arbiter.Successor;
import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.settings.Logging;
import io.jgun.settings.Settings;
import io.jgun.sockets.Inheritance;
import io.jgun.sockets.Listener;
import io.jgun.sockets.Predecessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How this process was started, so that an upgrade can start it again: by the same path of bin/jgun, behind which there may be
 * another version by now, with the same words, directory and environment. Gunicorn's START_CTX.
 *
 * @param words of the command line
 * @param directory by its name
 */
record Relaunch(List<String> words, Path directory) {

    /** Set by bin/jgun: its own path as it was called, links and all. */
    private static final String LAUNCHER = "jgun.launcher";

    /** Of the start of this one, or about this one. */
    private static final List<String> NOT_HANDED_ON = List.of("LISTEN_FDNAMES", "WATCHDOG_PID", EarlyWords.VARIABLE);

    /** To be asked at the start: a link in the name of the directory may lead elsewhere later. */
    static Relaunch ofProcess(List<String> words) {
        return new Relaunch(words, StartDirectory.asNamed());
    }

    /**
     * Starts a process that takes over the sockets.
     *
     * @param settings in force
     * @throws ExitException ERROR if there is nothing to start
     */
    Successor start(List<Listener> listeners, Settings settings) {
        Path launcher = Path.of(System.getProperty(LAUNCHER, ""));
        if (launcher.toString().isEmpty()) {
            throw problem("only a server that bin/jgun has started can be upgraded", null);
        }
        if (!Files.isExecutable(launcher)) {
            throw problem("there is no program " + launcher + " any more; put the new version in its place", null);
        }
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(words);
        // Where stderr is the log, what the new one says needs no other way there.
        EarlyWords early =
                settings.get(Logging.ERRORLOG).equals("-") ? EarlyWords.notKept() : EarlyWords.keptUntilItServes();
        try {
            return start(early.through(command), listeners, early);
        } catch (IOException e) {
            early.text();
            throw problem(String.valueOf(e.getMessage()), e);
        }
    }

    private Successor start(List<String> command, List<Listener> listeners, EarlyWords early) throws IOException {
        if (System.getenv("NOTIFY_SOCKET") == null) {
            return new StartedSuccessor.Child(process(command, listeners).start(), early);
        }
        Path pidFile = Files.createTempFile("jgun", ".pid");
        try {
            List<String> through = StartedSuccessor.Sibling.through(command, pidFile);
            return StartedSuccessor.Sibling.of(process(through, listeners).start(), pidFile, early);
        } finally {
            Files.deleteIfExists(pidFile);
        }
    }

    private ProcessBuilder process(List<String> command, List<Listener> listeners) {
        ProcessBuilder builder = Inheritance.process(command, listeners).directory(directory.toFile());
        Map<String, String> environment = builder.environment();
        NOT_HANDED_ON.forEach(environment::remove);
        environment.put("PWD", directory.toString());
        environment.put(
                Predecessor.VARIABLE,
                Predecessor.message(ProcessHandle.current().pid(), listeners));
        return builder;
    }

    private static ExitException problem(String text, @Nullable Throwable cause) {
        return new ExitException(ExitCode.ERROR, "USR2 signal ignored: " + text, cause);
    }
}
