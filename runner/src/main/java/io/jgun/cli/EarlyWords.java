package io.jgun.cli;

import io.jgun.posix.Descriptors;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * What the new arbiter of an upgrade says on stderr before it serves. If it fails, the old one has that in its log: a
 * daemon's stderr leads nowhere, and what is wrong with a config file, or with Java, is known before there is a log.
 */
final class EarlyWords {

    /** For the new arbiter: the descriptor of the stderr that it shall have. */
    static final String VARIABLE = "JGUN_UPGRADE_STDERR";

    private static final int LONGEST = 4_000;

    /** Descriptor 9 is the launcher's. */
    private static final String SHELL = """
            exec 8>&2 2>>"$0"
            rm -f "$0"
            export %s=8
            exec "$@"
            """.formatted(VARIABLE);

    private final @Nullable Path file;
    private final @Nullable FileChannel channel;

    private EarlyWords(@Nullable Path file, @Nullable FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static EarlyWords notKept() {
        return new EarlyWords(null, null);
    }

    /** In a file that has no name soon. */
    static EarlyWords keptUntilItServes() {
        try {
            Path file = Files.createTempFile("jgun", ".stderr");
            return new EarlyWords(file, FileChannel.open(file));
        } catch (IOException e) {
            return notKept(); // they are lost only if it fails
        }
    }

    /** The command that keeps them, and then runs the other one. */
    List<String> through(List<String> command) {
        if (file == null) {
            return command;
        }
        List<String> words = new ArrayList<>(List.of("sh", "-c", SHELL, file.toString()));
        words.addAll(command);
        return words;
    }

    /** What was said, when the process has ended; empty if it is not known. To be called once. */
    String text() {
        if (file == null || channel == null) {
            return "";
        }
        try (channel) {
            Files.deleteIfExists(file);
            ByteBuffer bytes = ByteBuffer.allocate(LONGEST);
            channel.read(bytes, Math.max(0, channel.size() - LONGEST));
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "";
        }
    }

    /** In the new arbiter, when it serves: stderr is again what it was, and gets what was said so far. */
    static void end(Logger log, PrintStream err) {
        String saved = System.getenv(VARIABLE);
        if (saved == null) {
            return;
        }
        try {
            String said = "";
            Path kept = Path.of("/proc/self/fd/2");
            if (Files.isReadable(kept)) { // not if root has started it, for another user
                said = Files.readString(kept, StandardCharsets.UTF_8);
                Files.write(kept, new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
            }
            Descriptors.move(Integer.parseInt(saved), 2);
            err.print(said);
            err.flush();
        } catch (IOException | NumberFormatException e) {
            log.warn("stderr still leads to a file of the upgrade: {}", e.getMessage());
        }
    }
}
