package io.jgun.cli;

import io.jgun.arbiter.Successor;
import io.jgun.posix.OtherProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** A new arbiter that this process has started. */
abstract sealed class StartedSuccessor implements Successor {

    private final EarlyWords words;

    private StartedSuccessor(EarlyWords words) {
        this.words = words;
    }

    @Override
    public String words() {
        return words.text();
    }

    /** As in Gunicorn, a child. */
    static final class Child extends StartedSuccessor {

        private final Process process;

        Child(Process process, EarlyWords words) {
            super(words);
            this.process = process;
        }

        @Override
        public long pid() {
            return process.pid();
        }

        @Override
        public boolean isAlive() {
            return process.isAlive();
        }

        @Override
        public OptionalInt exitCode() {
            return OptionalInt.of(process.exitValue());
        }
    }

    /**
     * A child of systemd, like this process: systemd waits for the end of its own children only, and kills a main
     * process at once, at the unit's stop, that was another one's child when it became the main one.
     */
    static final class Sibling extends StartedSuccessor {

        /** $1 gets the pid. The process has an other parent when this shell has ended. */
        private static final String SHELL = """
                file=$1
                shift
                sh -c 'export LISTEN_PID="$$"; exec "$@"' sh "$@" &
                echo "$!" >"$file"
                """;

        private final OtherProcess process;

        private Sibling(OtherProcess process, EarlyWords words) {
            super(words);
            this.process = process;
        }

        /** The command that starts the other one, and ends. */
        static List<String> through(List<String> command, Path pidFile) {
            List<String> words = new ArrayList<>(List.of("sh", "-c", SHELL, "sh", pidFile.toString()));
            words.addAll(command);
            return words;
        }

        /** @param shell that runs the command */
        static Sibling of(Process shell, Path pidFile, EarlyWords words) throws IOException {
            try {
                shell.waitFor();
                return new Sibling(
                        OtherProcess.of(Long.parseLong(Files.readString(pidFile).strip())), words);
            } catch (InterruptedException | NumberFormatException e) {
                throw new IOException("sh did not start it", e);
            }
        }

        @Override
        public long pid() {
            return process.pid();
        }

        @Override
        public boolean isAlive() {
            return process.isAlive();
        }

        @Override
        public OptionalInt exitCode() {
            return OptionalInt.empty();
        }
    }
}
