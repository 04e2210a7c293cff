package io.jgun.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The inside of a server, seen with jcmd and /proc.
 *
 * @param pid of the JVM
 */
record RunningJvm(long pid) {

    /** Runs a full garbage collection, which unloads classes. */
    void collect() {
        jcmd("GC.run");
    }

    /** How many objects of a class live, after a full collection. */
    long instances(String className) {
        Matcher line = Pattern.compile("(\\d+) +\\d+ +" + Pattern.quote(className) + "( |$)", Pattern.MULTILINE)
                .matcher(jcmd("GC.class_histogram"));
        return line.find() ? Long.parseLong(line.group(1)) : 0;
    }

    long metaspaceKilobytes() {
        Matcher used = Pattern.compile("Metaspace +used (\\d+)K").matcher(jcmd("GC.heap_info"));
        if (!used.find()) {
            throw new AssertionError(jcmd("GC.heap_info"));
        }
        return Long.parseLong(used.group(1));
    }

    /** Java threads, without those of the JVM itself, which come and go with the work of its compilers. */
    long threads() {
        return jcmd("Thread.print")
                .lines()
                .filter(line -> line.matches("\"[^\"]+\" #.*"))
                .count();
    }

    /** Files that have been deleted and are still open. */
    long deletedFiles() {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return descriptors.filter(RunningJvm::isDeleted).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isDeleted(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().endsWith("(deleted)");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    private String jcmd(String command) {
        try {
            Process process = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/jcmd", Long.toString(pid), command)
                    .redirectErrorStream(true)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(text);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
