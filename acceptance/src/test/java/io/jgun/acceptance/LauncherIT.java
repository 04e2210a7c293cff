package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which Java the launcher takes, and how it says that there is none. */
@BesideOthers
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
    void fallsBackToThePathAndSaysWhy() {
        Path old = FakeJdk.neverStarted(temp, "11.0.2");
        Jgun.Outcome outcome = version(Jgun.command().env("JAVA_HOME", old.toString()));
        assertThat(outcome.err())
                .startsWith("jgun: JAVA_HOME=" + old + " is Java 11; using /")
                .contains("(Java ");
        assertThat(outcome.exit()).isZero();
    }

    @Test
    void namesWhatItFoundWhereAllIsTooOld() {
        Path older = FakeJdk.neverStarted(temp, "1.8.0_292");
        Path old = FakeJdk.neverStarted(temp, "11.0.2");
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
        FakeJdk.executable(shim, "exec '" + Jdk.current().home() + "/bin/java' \"$@\"");
        Jgun.Outcome outcome =
                version(Jgun.command().env("JAVA_HOME", temp.resolve("shim").toString()));
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exit()).isZero();
    }

    private static Jgun.Outcome version(Jgun jgun) {
        return jgun.with("--version").run();
    }
}
