package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which Java the launcher takes, and how it says that there is none. */
class LauncherIT {

    @TempDir
    Path temp;

    @Test
    void takesJavaHomeFirst() {
        assertThat(version(Jgun.command().env("JAVA_HOME", Jdk.current().home().toString()))
                        .exit())
                .isZero();
    }

    @Test
    void fallsBackToThePathAndSaysWhy() throws IOException {
        Path old = fakeJdk("11.0.2");
        Jgun.Outcome outcome = version(Jgun.command().env("JAVA_HOME", old.toString()));
        assertThat(outcome.err())
                .startsWith("jgun: JAVA_HOME=" + old + " is Java 11; using /")
                .contains("(Java ");
        assertThat(outcome.exit()).isZero();
    }

    @Test
    void namesWhatItFoundWhereAllIsTooOld() throws IOException {
        Path older = fakeJdk("1.8.0_292");
        Path old = fakeJdk("11.0.2");
        Jgun.Outcome outcome =
                version(Jgun.command().env("JAVA_HOME", older.toString()).env("PATH", old + "/bin:/usr/bin:/bin"));
        assertThat(outcome.err())
                .startsWith("jgun: needs Java 17 or newer, but JAVA_HOME=" + older
                        + " is Java 8, and java on the PATH, " + old + "/bin/java, is Java 11.\n")
                .contains("JAVA_HOME=/path/to/jdk-17");
        assertThat(outcome.exit()).isEqualTo(1);
    }

    @Test
    void saysSoWithoutAnyJava() {
        Jgun.Outcome outcome = version(Jgun.command().env("JAVA_HOME", null).env("PATH", temp.toString()));
        assertThat(outcome.err())
                .startsWith(
                        "jgun: needs Java 17 or newer, but JAVA_HOME is not set, and there is no java on the PATH.\n");
        assertThat(outcome.exit()).isEqualTo(1);
    }

    @Test
    void asksAJavaThatHasNoReleaseFile() throws IOException {
        Path shim = Files.createDirectories(temp.resolve("shim/bin")).resolve("java");
        Files.writeString(shim, "#!/bin/sh\nexec '" + Jdk.current().home() + "/bin/java' \"$@\"\n");
        executable(shim);
        Jgun.Outcome outcome =
                version(Jgun.command().env("JAVA_HOME", temp.resolve("shim").toString()));
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exit()).isZero();
    }

    private static Jgun.Outcome version(Jgun jgun) {
        return jgun.with("--version").run();
    }

    private Path fakeJdk(String version) throws IOException {
        Path home = Files.createDirectories(temp.resolve("jdk-" + version));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho 'must not be started' >&2; exit 99\n");
        executable(java);
        return home;
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
