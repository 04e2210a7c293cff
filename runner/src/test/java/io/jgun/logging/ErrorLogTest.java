package io.jgun.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jgun.posix.ExitException;
import io.jgun.settings.Applications;
import io.jgun.settings.Logging;
import io.jgun.settings.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class ErrorLogTest {

    private static final long PID = ProcessHandle.current().pid();

    @TempDir
    Path directory;

    private Settings settings() {
        return Settings.defaults().with(Logging.ERRORLOG, log().toString());
    }

    private Path log() {
        return directory.resolve("error.log");
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(log());
    }

    @Test
    void linesAreGunicorns() throws IOException {
        try (ErrorLog open = ErrorLog.open(settings())) {
            assertThat(open.accessLogger()).isEmpty();
            LoggerFactory.getLogger(ErrorLogTest.class).info("Starting jgun {}", "0.1.0");
        }
        assertThat(lines())
                .singleElement()
                .asString()
                .matches("\\[\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d [+-]\\d{4}] \\[" + PID
                        + "] \\[INFO] Starting jgun 0\\.1\\.0");
    }

    @Test
    void aStackTraceFollowsItsMessage() throws IOException {
        try (ErrorLog open = ErrorLog.open(settings())) {
            assertThat(open.syslog()).isEmpty();
            LoggerFactory.getLogger("app")
                    .error("Exception in worker", new IllegalStateException("boom", new IOException("cause")));
        }
        List<String> lines = lines();
        assertThat(lines.get(0)).endsWith("[ERROR] Exception in worker");
        assertThat(lines.get(1)).isEqualTo("java.lang.IllegalStateException: boom");
        assertThat(lines.get(2)).startsWith("\tat " + ErrorLogTest.class.getName());
        assertThat(lines).contains("Caused by: java.io.IOException: cause");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "debug|DEBUG,INFO,WARNING,ERROR,CRITICAL,jetty-INFO,jetty-WARNING",
                "info|INFO,WARNING,ERROR,CRITICAL,jetty-WARNING",
                "WARNING|WARNING,ERROR,CRITICAL,jetty-WARNING",
                "error|ERROR,CRITICAL",
                "critical|CRITICAL",
                "all|DEBUG,DEBUG,INFO,WARNING,ERROR,CRITICAL,jetty-DEBUG,jetty-INFO,jetty-WARNING",
            })
    void levels(String level, String expected) throws IOException {
        try (ErrorLog open = ErrorLog.open(settings().with(Logging.LOGLEVEL, level))) {
            assertThat(open.userLogger()).isEmpty();
            org.slf4j.Logger log = LoggerFactory.getLogger("io.jgun.some.Thing");
            log.trace("");
            log.debug("");
            log.info("");
            log.warn("");
            log.error("");
            log.error(Levels.CRITICAL, "");
            org.slf4j.Logger jetty = LoggerFactory.getLogger("org.eclipse.jetty.server.Server");
            jetty.debug("jetty");
            jetty.info("jetty");
            jetty.warn("jetty");
        }
        assertThat(lines().stream().map(line -> line.replaceFirst(".*\\[(\\w+)] (\\w*)$", "$2-$1")))
                .map(line -> line.replaceFirst("^-", ""))
                .containsExactly(expected.split(","));
    }

    @Test
    void anUnknownLevelNamesTheLevels() {
        assertThatThrownBy(() -> ErrorLog.open(settings().with(Logging.LOGLEVEL, "loud")))
                .isInstanceOf(ExitException.class)
                .hasMessage("loglevel: 'loud' is not a level; use debug, info, warning, error, critical or all");
    }

    @Test
    void reopenFollowsTheName() throws IOException {
        Path old = directory.resolve("error.log.1");
        try (ErrorLog open = ErrorLog.open(settings())) {
            LoggerFactory.getLogger("a").info("first");
            Files.move(log(), old);
            open.reopen();
            LoggerFactory.getLogger("a").info("second");
        }
        assertThat(old).content().endsWith("first\n").doesNotContain("second");
        assertThat(log()).content().endsWith("second\n").doesNotContain("first");
    }

    @Test
    void anInterruptedThreadStillLogs() throws IOException {
        try (ErrorLog open = ErrorLog.open(settings())) {
            Thread.currentThread().interrupt();
            LoggerFactory.getLogger("a").warn("interrupted");
            assertThat(Thread.interrupted()).isTrue();
            LoggerFactory.getLogger("a").warn("afterwards");
            assertThat(open.userLogger()).isEmpty();
        }
        assertThat(lines()).hasSize(2);
    }

    @Test
    void aFileThatCannotBeOpenedIsExplained() throws IOException {
        Path missing = directory.resolve("none/error.log");
        assertThatThrownBy(() -> ErrorLog.open(settings().with(Logging.ERRORLOG, missing.toString())))
                .isInstanceOf(ExitException.class)
                .hasMessage("errorlog: cannot write to '" + missing + "': the directory '" + missing.getParent()
                        + "' does not exist; create it or name another file");
        assertThatThrownBy(() -> ErrorLog.open(settings().with(Logging.ERRORLOG, directory.toString())))
                .hasMessage("errorlog: cannot write to '" + directory + "': it is a directory; name a file in it");
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> ErrorLog.open(settings()
                        .with(Logging.ERRORLOG, file.resolve("error.log").toString())))
                .hasMessageContaining("'" + file + "' is not a directory; name another file");
    }

    @Test
    void relativePathsStartAtChdir() throws IOException {
        Settings relative =
                Settings.defaults().with(Logging.ERRORLOG, "error.log").with(Applications.CHDIR, directory);
        try (ErrorLog open = ErrorLog.open(relative)) {
            assertThat(open.syslog()).isEmpty();
        }
        assertThat(log()).exists();
    }

    @Test
    void aSecondOneTakesOver() throws IOException {
        Path other = directory.resolve("other.log");
        ErrorLog first = ErrorLog.open(settings());
        try (ErrorLog second = ErrorLog.open(settings().with(Logging.ERRORLOG, other.toString()))) {
            first.close();
            LoggerFactory.getLogger("a").info("moved");
            assertThat(second.syslog()).isEmpty();
        }
        assertThat(log()).isEmptyFile();
        assertThat(other).content().endsWith("moved\n");
    }

    @Test
    void recordsOfJavaUtilLoggingArrive() throws IOException {
        try (ErrorLog open = ErrorLog.open(settings())) {
            assertThat(open.syslog()).isEmpty();
            LogRecord record = new LogRecord(Level.WARNING, "{0} is {1}");
            record.setLoggerName("com.acme.Shop");
            record.setParameters(new Object[] {"stock", "low"});
            record.setThrown(new IllegalStateException("empty"));
            new JulHandler().publish(record);
            record.setLevel(Level.FINE);
            new JulHandler().publish(record);
        }
        assertThat(lines().get(0)).endsWith("[WARNING] stock is low");
        assertThat(lines().get(1)).isEqualTo("java.lang.IllegalStateException: empty");
        assertThat(lines()).filteredOn(line -> line.contains("stock")).hasSize(1);
    }

    @Test
    void capturedOutputIsWrittenAsItIs() throws IOException {
        PrintStream out = System.out;
        PrintStream err = System.err;
        try (ErrorLog open =
                ErrorLog.open(settings().with(Logging.CAPTURE_OUTPUT, true).with(Logging.LOGLEVEL, "error"))) {
            assertThat(open.syslog()).isEmpty();
            System.out.println("hello from the application");
            System.err.print("unfinished");
            assertThat(lines()).containsExactly("hello from the application");
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(lines()).containsExactly("hello from the application", "unfinished");
    }
}
