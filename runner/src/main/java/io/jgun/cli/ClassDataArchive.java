package io.jgun.cli;

import io.jgun.posix.SpareRoom;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of the class-data archive, which bin/jgun finds and makes (bin/class-data.sh): a server that the
 * launcher has found none for, or whose JVM has refused it, has one made for the next start. Nothing depends on that, so
 * that nothing is said if it fails.
 */
final class ClassDataArchive {

    /** Set by the launcher where an archive is wanted: the path of java, a colon, and the archive if there is one. */
    private static final String WANTED = "jgun.class.data";

    private static final String LAUNCHER = "jgun.launcher";

    /** Whoever starts a server looks at it first. */
    private static final long DELAY_MILLIS = 2_000;

    private static final long LIMIT_SECONDS = 240;

    /** Making it took 230 MB at most, on Java 17 170. */
    private static final long ROOM = 300L << 20;

    private final String java;
    private final String archive;
    private final String launcher;

    private ClassDataArchive(String wanted, String launcher) {
        int colon = wanted.lastIndexOf(':');
        this.java = wanted.substring(0, colon);
        this.archive = wanted.substring(colon + 1);
        this.launcher = launcher;
    }

    /** Sees to it, in a while and in the background, that the next start has an archive. */
    static void forTheNextStart() {
        String wanted = System.getProperty(WANTED, "");
        String launcher = System.getProperty(LAUNCHER);
        if (wanted.isEmpty() || launcher == null) {
            return; // switched off, or not started by bin/jgun
        }
        ClassDataArchive archive = new ClassDataArchive(wanted, launcher);
        if (!archive.isMapped()) {
            Thread thread = new Thread(archive::make, "jgun-class-data");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private boolean isMapped() {
        if (archive.isEmpty()) {
            return false;
        }
        try {
            return Files.readString(Path.of("/proc/self/maps"), StandardCharsets.UTF_8)
                    .contains(archive);
        } catch (IOException e) {
            return true; // not Linux; whether the JVM has taken it is unknown
        }
    }

    private void make() {
        try {
            Thread.sleep(DELAY_MILLIS);
            if (hasRoom(new SpareRoom())) {
                Process process = builder().start();
                if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                }
            }
        } catch (IOException e) {
            return; // no nice, no sh: the next start is as slow as this one
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean hasRoom(SpareRoom room) {
        OptionalLong memory = room.memory();
        return !room.rationsProcessor() && (memory.isEmpty() || memory.getAsLong() > ROOM);
    }

    private ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder("nice", "-n", "19", "/bin/sh", launcher)
                .directory(Path.of("/").toFile())
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        environment.put("JGUN_CLASS_DATA", "make");
        // The same Java, by the same name: the archive is known by that.
        environment.remove("JAVA_HOME");
        @Nullable Path directory = Path.of(java).getParent();
        environment.put("PATH", directory + ":" + environment.getOrDefault("PATH", "/usr/bin:/bin"));
        // Of the server alone.
        environment.keySet().removeIf(name -> name.startsWith("LISTEN_") || name.startsWith("WATCHDOG_"));
        environment.remove("NOTIFY_SOCKET");
        return builder;
    }
}
