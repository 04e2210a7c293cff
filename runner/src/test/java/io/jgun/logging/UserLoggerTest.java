package io.jgun.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jgun.posix.ExitException;
import io.jgun.settings.Applications;
import io.jgun.settings.Logging;
import io.jgun.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class UserLoggerTest {

    @TempDir
    Path directory;

    /** Named by the settings of a test. */
    public static final class Quiet implements Logger {
        @Override
        public @Nullable String error(ErrorRecord record) {
            if (record.message().contains("explode")) {
                throw new IllegalStateException("no");
            }
            return record.message().contains("secret")
                    ? null
                    : record.level() + "/" + record.logger() + "/" + record.message();
        }
    }

    /** No logger at all. */
    public static final class Other {}

    /** Its constructor is not for everyone. */
    public static final class Private implements Logger {
        private Private() {}
    }

    private Settings settings(String className) {
        return Settings.defaults()
                .with(Logging.ERRORLOG, directory.resolve("error.log").toString())
                .with(Applications.CLASSPATH, List.of(directory))
                .with(Logging.LOGGER_CLASS, Optional.of(className));
    }

    @Test
    void changesAndDropsMessages() throws IOException {
        try (ErrorLog open = ErrorLog.open(settings(Quiet.class.getName()))) {
            assertThat(open.userLogger()).isPresent();
            LoggerFactory.getLogger("a.B").warn("plain");
            LoggerFactory.getLogger("a.B").warn("secret");
        }
        assertThat(Files.readAllLines(directory.resolve("error.log")))
                .singleElement()
                .asString()
                .endsWith("[WARNING] WARNING/a.B/plain");
    }

    @Test
    void whatItThrowsIsToldAndLosesNothing() throws IOException {
        try (ErrorLog open = ErrorLog.open(settings(Quiet.class.getName()))) {
            assertThat(open.userLogger()).isPresent();
            LoggerFactory.getLogger("a.B").warn("explode 1");
            LoggerFactory.getLogger("a.B").warn("explode 2");
        }
        assertThat(Files.readString(directory.resolve("error.log")))
                .containsOnlyOnce("The logger_class " + Quiet.class.getName() + " failed")
                .contains("[WARNING] explode 1", "[WARNING] explode 2", "java.lang.IllegalStateException: no");
    }

    @Test
    void problemsAreExplained() {
        rejects(
                "com.acme.Missing",
                "there is no such class.\nClass path searched (set it with --classpath):\n  " + directory);
        rejects(Other.class.getName(), "it does not implement io.jgun.logging.Logger");
        rejects(Private.class.getName(), "it must be a public class with a public constructor without arguments");
    }

    private void rejects(String className, String message) {
        assertThatThrownBy(() -> ErrorLog.open(settings(className)))
                .isInstanceOf(ExitException.class)
                .hasMessage("logger_class: '" + className + "' cannot be used: " + message);
    }
}
