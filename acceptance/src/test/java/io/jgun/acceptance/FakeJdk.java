package io.jgun.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Something that looks like a Java to the launcher. */
final class FakeJdk {

    private FakeJdk() {}

    /** Its release file tells the version; to start it is an error. */
    static Path neverStarted(Path directory, String version) {
        return make(directory, version, "echo 'must not be started' >&2; exit 99");
    }

    /** A Java 17 that prints its arguments, one on a line, and ends. */
    static Path printingArguments(Path directory) {
        return make(directory, "17.0.1", "printf '%s\\n' \"$@\"");
    }

    private static Path make(Path directory, String version, String script) {
        try {
            Path home = Files.createDirectories(directory.resolve("jdk-" + version));
            Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
            executable(Files.createDirectories(home.resolve("bin")).resolve("java"), script);
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void executable(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
