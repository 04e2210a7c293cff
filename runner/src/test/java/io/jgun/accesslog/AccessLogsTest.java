package io.jgun.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jgun.logging.AccessLine;
import io.jgun.logging.ErrorLog;
import io.jgun.logging.Logger;
import io.jgun.posix.ExitException;
import io.jgun.settings.Applications;
import io.jgun.settings.Logging;
import io.jgun.settings.Settings;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessLogsTest {

    @TempDir
    Path directory;

    /** Drops health checks, as Gunicorn users do in a subclass of its Logger. */
    public static final class NoHealthChecks implements Logger {
        @Override
        public @Nullable String access(AccessLine line) {
            if (line.atom("U").equals("/health")) {
                return null;
            }
            return line.atom("s").equals("200")
                    ? line.text()
                    : line.atom("{x-id}i") + " \"failed\"\n" + line.atom("zz");
        }
    }

    private Settings settings() {
        return Settings.defaults()
                .with(Logging.ERRORLOG, directory.resolve("error.log").toString())
                .with(Logging.ACCESS_LOG_FORMAT, "%(m)s %(U)s %(s)s %({stage}e)s")
                .with(Applications.RAW_ENV, Map.of("STAGE", "test"));
    }

    private Settings toFile() {
        return settings()
                .with(
                        Logging.ACCESSLOG,
                        Optional.of(directory.resolve("access.log").toString()));
    }

    private static FakeExchange get(String target) {
        return new FakeExchange().request("GET", target, "HTTP/1.1");
    }

    @Test
    void noneWithoutASetting() {
        try (ErrorLog errorLog = ErrorLog.open(settings());
                AccessLog log = AccessLogs.open(settings(), errorLog)) {
            assertThat(log).isSameAs(AccessLog.NONE);
        }
    }

    @Test
    void aFile() {
        try (ErrorLog errorLog = ErrorLog.open(settings());
                AccessLog log = AccessLogs.open(toFile(), errorLog)) {
            log.log(get("/a"));
            log.log(get("/b"));
        }
        assertThat(directory.resolve("access.log")).hasContent("GET /a 200 test\nGET /b 200 test\n");
    }

    @Test
    void aFileThatCannotBeOpenedIsExplained() {
        Settings settings = settings()
                .with(
                        Logging.ACCESSLOG,
                        Optional.of(directory.resolve("no/access.log").toString()));
        try (ErrorLog errorLog = ErrorLog.open(settings)) {
            assertThatThrownBy(() -> AccessLogs.open(settings, errorLog))
                    .isInstanceOf(ExitException.class)
                    .hasMessageContaining("accesslog: cannot write to '")
                    .hasMessageContaining("create it or name another file");
        }
    }

    @Test
    void aWrongFormatIsToldEvenIfNothingIsLogged() {
        Settings settings = settings().with(Logging.ACCESS_LOG_FORMAT, "%(h");
        try (ErrorLog errorLog = ErrorLog.open(settings)) {
            assertThatThrownBy(() -> AccessLogs.open(settings, errorLog)).isInstanceOf(ExitException.class);
        }
    }

    @Test
    void theLoggerOfTheOperatorDecides() {
        Settings settings = toFile().with(Logging.LOGGER_CLASS, Optional.of(NoHealthChecks.class.getName()));
        try (ErrorLog errorLog = ErrorLog.open(settings);
                AccessLog log = AccessLogs.open(settings, errorLog)) {
            log.log(get("/a"));
            log.log(get("/health"));
            log.log(get("/c").status(500, 0).header("X-Id", "7"));
        }
        assertThat(directory.resolve("access.log")).hasContent("GET /a 200 test\n7 \"failed\"?-\n");
    }

    @Test
    void syslogUnlessDisabled() throws IOException {
        try (DatagramSocket daemon = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Settings settings = settings()
                    .with(Logging.SYSLOG, true)
                    .with(Logging.SYSLOG_ADDR, "udp://127.0.0.1:" + daemon.getLocalPort())
                    .with(Logging.SYSLOG_PREFIX, Optional.of("shop"));
            try (ErrorLog errorLog = ErrorLog.open(settings)) {
                AccessLogs.open(settings, errorLog).log(get("/a"));
                DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
                daemon.receive(packet);
                assertThat(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8))
                        .isEqualTo("<14>jgun.shop.access: GET /a 200 test");
                assertThat(AccessLogs.open(settings.with(Logging.DISABLE_REDIRECT_ACCESS_TO_SYSLOG, true), errorLog))
                        .isSameAs(AccessLog.NONE);
            }
        }
    }
}
