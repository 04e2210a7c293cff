package io.jgun.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jgun.posix.ExitException;
import io.jgun.settings.Logging;
import io.jgun.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** {@code logconfig}, {@code logconfig_json} and, behind the same reader, {@code logconfig_dict}. */
class LogConfigTest {

    private static final String PID = String.valueOf(ProcessHandle.current().pid());

    @TempDir
    Path directory;

    private Settings defaults() {
        return Settings.defaults()
                .with(Logging.ERRORLOG, directory.resolve("error.log").toString());
    }

    private Settings xml(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("logback.xml"), text);
        return defaults().with(Logging.LOGCONFIG, Optional.of(file));
    }

    private Settings json(String text) throws IOException {
        Path file = Files.writeString(
                directory.resolve("log.json"), text.replace('\'', '"').replace("DIR", directory.toString()));
        return defaults().with(Logging.LOGCONFIG_JSON, Optional.of(file));
    }

    private String read(String name) throws IOException {
        return Files.readString(directory.resolve(name));
    }

    @Test
    void logbackFileIsInCharge() throws IOException {
        Settings settings = xml("""
                <configuration>
                  <appender name="FILE" class="ch.qos.logback.core.FileAppender">
                    <file>%s/app.log</file>
                    <encoder><pattern>${PID} %%level %%logger{0} %%msg%%n</pattern></encoder>
                  </appender>
                  <logger name="quiet" level="ERROR"/>
                  <logger name="jgun.access" additivity="false"><appender-ref ref="FILE"/></logger>
                  <root level="INFO"><appender-ref ref="FILE"/></root>
                </configuration>
                """.formatted(directory));
        try (ErrorLog log = ErrorLog.open(settings)) {
            LoggerFactory.getLogger("a.b.C").info("hello");
            LoggerFactory.getLogger("quiet").warn("not this");
            log.accessLogger().orElseThrow().info("GET /");
        }
        assertThat(read("app.log")).isEqualTo(PID + " INFO C hello\n" + PID + " INFO access GET /\n");
        assertThat(read("error.log")).isEmpty();
    }

    @Test
    void logbackFileWithoutAnAppenderLeavesTheErrorLog() throws IOException {
        try (ErrorLog log = ErrorLog.open(xml("<configuration><logger name='loud' level='DEBUG'/></configuration>"))) {
            assertThat(log.accessLogger()).isEmpty();
            LoggerFactory.getLogger("loud").debug("detail");
            LoggerFactory.getLogger("other").debug("not this");
        }
        assertThat(read("error.log")).endsWith("[DEBUG] detail\n").doesNotContain("not this");
    }

    @Test
    void mistakesInALogbackFileAreTold() throws IOException {
        assertThatThrownBy(() -> ErrorLog.open(xml("<configuration>\n  <root>\n</configuration>")))
                .isInstanceOf(ExitException.class)
                .hasMessageContaining("logconfig: '" + directory.resolve("logback.xml") + "'")
                .hasMessageContaining("lineNumber: 3");
        assertThatThrownBy(() -> ErrorLog.open(xml("<configuration>\n  <appender name='A' class='no.Such'/>\n"
                        + "<root><appender-ref ref='A'/></root></configuration>")))
                .isInstanceOf(ExitException.class)
                .hasMessageContaining("no.Such");
        assertThatThrownBy(() ->
                        ErrorLog.open(defaults().with(Logging.LOGCONFIG, Optional.of(directory.resolve("none.xml")))))
                .hasMessageContaining("there is no such file");
    }

    @Test
    void dictOfAGunicornConfigWorks() throws IOException {
        Settings settings = json("""
                {'version': 1, 'disable_existing_loggers': false,
                 'formatters': {
                   'generic': {'format': '%(asctime)s [%(process)d] [%(levelname)-8s] %(name)s: %(message)s 100%%',
                               'datefmt': '[%Y-%m-%d]', 'class': 'logging.Formatter'},
                   'access': {'format': '%(message)s'}},
                 'handlers': {
                   'error_file': {'class': 'logging.FileHandler', 'formatter': 'generic', 'filename': 'DIR/e.log'},
                   'serious': {'class': 'logging.handlers.WatchedFileHandler', 'level': 'CRITICAL',
                               'formatter': 'access', 'filename': 'DIR/critical.log'},
                   'access_file': {'class': 'logging.handlers.RotatingFileHandler', 'formatter': 'access',
                                   'filename': 'DIR/a.log', 'maxBytes': 100000, 'backupCount': 3},
                   'nothing': {'class': 'logging.NullHandler'}},
                 'loggers': {
                   'gunicorn.error': {'level': 'DEBUG', 'handlers': ['error_file', 'serious'], 'propagate': false},
                   'gunicorn.access': {'level': 'INFO', 'handlers': ['access_file'], 'propagate': false}},
                 'root': {'level': 'WARNING', 'handlers': ['nothing']}}
                """);
        try (ErrorLog log = ErrorLog.open(settings)) {
            LoggerFactory.getLogger("io.jgun.arbiter.Arbiter").debug("Booting");
            LoggerFactory.getLogger("io.jgun.arbiter.Arbiter").error(Levels.CRITICAL, "WORKER TIMEOUT");
            LoggerFactory.getLogger("com.acme.App").warn("of the application");
            log.accessLogger().orElseThrow().info("GET /");
        }
        String pid = "] [" + PID + "] [";
        assertThat(read("e.log"))
                .contains(pid + "DEBUG   ] io.jgun.arbiter.Arbiter: Booting 100%\n")
                .contains(pid + "CRITICAL] io.jgun.arbiter.Arbiter: WORKER TIMEOUT 100%\n")
                .doesNotContain("of the application");
        assertThat(read("critical.log")).isEqualTo("WORKER TIMEOUT\n");
        assertThat(read("a.log")).isEqualTo("GET /\n");
    }

    @Test
    void withoutARootTheErrorLogStays() throws IOException {
        try (ErrorLog log = ErrorLog.open(json("{'version': 1, 'loggers': {'com.acme': {'level': 'ERROR'}}}"))) {
            assertThat(log.accessLogger()).isEmpty();
            LoggerFactory.getLogger("com.acme.App").warn("not this");
            LoggerFactory.getLogger("a").warn("this");
        }
        assertThat(read("error.log")).endsWith("[WARNING] this\n").doesNotContain("not this");
    }

    @Test
    void filesAreReopened() throws IOException {
        Settings settings = json("{'handlers': {'f': {'class': 'logging.FileHandler', 'filename': 'DIR/f.log'}},"
                + " 'root': {'handlers': ['f'], 'level': 20}}");
        try (ErrorLog log = ErrorLog.open(settings)) {
            LoggerFactory.getLogger("a").info("1");
            Files.move(directory.resolve("f.log"), directory.resolve("f.log.old"));
            log.reopen();
            LoggerFactory.getLogger("a").info("2");
        }
        assertThat(read("f.log.old")).isEqualTo("1\n");
        assertThat(read("f.log")).isEqualTo("2\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'filters': {}}|.filters: is not supported; use disable_existing_loggers, formatters, handlers,"
                        + " incremental, loggers, root, version",
                "{'version': 2}|.version: must be 1",
                "{'version': '1'}|.version: must be an integer, not 1",
                "{'handlers': {'c': {'class': 'logging.StreamHandler', 'colour': 1}}}"
                        + "|.handlers.c.colour: is not supported; use class, formatter, level, stream",
                "{'handlers': {'c': {}}}|.handlers.c.class: is missing",
                "{'handlers': {'c': 1}}|.handlers.c: must be a dict, not 1",
                "{'handlers': {'c': {'class': 'logging.StreamHandler', 'formatter': 'x'}}}"
                        + "|.handlers.c.formatter: there is no formatter 'x'; there are []",
                "{'handlers': {'c': {'class': 'logging.FileHandler'}}}|.handlers.c.filename: is missing",
                "{'root': {'handlers': ['x']}}|.root.handlers: there is no handler 'x'; there are []",
                "{'root': {'level': 'LOUD'}}|.root.level: 'LOUD' is not a level; use DEBUG, INFO, WARNING, ERROR,"
                        + " CRITICAL or NOTSET",
                "{'formatters': {'f': {'format': '%(lineno)d'}}}|.formatters.f.format: %(lineno) is not supported;"
                        + " use asctime, created, levelname, levelno, message, msecs, name, process, processName,"
                        + " thread or threadName",
                "{'formatters': {'f': {'format': 'a %x'}}}|.formatters.f.format: column 3: not a directive; write"
                        + " %(message)s, or %% for a percent sign",
                "{'formatters': {'f': {'datefmt': '%Q'}}}|.formatters.f.datefmt: %Q is not supported; use %Y %m %d %H"
                        + " %M %S %z and the like",
            })
    void unsupportedKeysAreNamed(String text, String message) throws IOException {
        Settings settings = json(text);
        assertThatThrownBy(() -> ErrorLog.open(settings))
                .isInstanceOf(ExitException.class)
                .hasMessage("logconfig_json" + message);
    }

    @Test
    void brokenJsonNamesLineAndColumn() throws IOException {
        Settings settings = json("{\n  'version': 1,\n  'root': }");
        assertThatThrownBy(() -> ErrorLog.open(settings))
                .hasMessage("logconfig_json: '" + directory.resolve("log.json")
                        + "' is not JSON: line 3, column 11: a value is missing");
    }
}
