package io.jgun.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class NotifySocketTest {

    private static final long PID = 4711;

    @TempDir
    Path directory;

    @Test
    void tellsAManagerAtAPath() throws IOException {
        Path path = directory.resolve("notify");
        try (UnixReceiver manager = UnixReceiver.at(path.toString());
                NotifySocket socket = new NotifySocket(Map.of("NOTIFY_SOCKET", path.toString()), PID)) {
            socket.send("READY=1", "STATUS=Serving");
            socket.send("WATCHDOG=1");

            assertThat(manager.receive()).isEqualTo("READY=1\nSTATUS=Serving\n");
            assertThat(manager.receive()).isEqualTo("WATCHDOG=1\n");
        }
    }

    @Test
    void tellsAManagerInTheAbstractNamespace() throws IOException {
        String name = "@jgun/test/" + ProcessHandle.current().pid() + "/ü";
        try (UnixReceiver manager = UnixReceiver.at(name);
                NotifySocket socket = new NotifySocket(Map.of("NOTIFY_SOCKET", name), PID)) {
            socket.send("STOPPING=1");

            assertThat(manager.receive()).isEqualTo("STOPPING=1\n");
        }
    }

    @Test
    void aValueOfSeveralLinesCannotBeTakenForFurtherAssignments() throws IOException {
        Path path = directory.resolve("notify");
        try (UnixReceiver manager = UnixReceiver.at(path.toString());
                NotifySocket socket = new NotifySocket(Map.of("NOTIFY_SOCKET", path.toString()), PID)) {
            socket.send("STATUS=Reload failed: a\r\n  b\nMAINPID=1");

            assertThat(manager.receive()).isEqualTo("STATUS=Reload failed: a b MAINPID=1\n");
        }
    }

    @Test
    void findsAManagerThatWasStartedAgain() throws IOException {
        Path path = directory.resolve("notify");
        try (NotifySocket socket = new NotifySocket(Map.of("NOTIFY_SOCKET", path.toString()), PID)) {
            try (UnixReceiver first = UnixReceiver.at(path.toString())) {
                socket.send("READY=1");
                assertThat(first.receive()).isEqualTo("READY=1\n");
            }
            assertThatThrownBy(() -> socket.send("WATCHDOG=1")).isInstanceOf(IOException.class);
            Files.deleteIfExists(path);
            try (UnixReceiver second = UnixReceiver.at(path.toString())) {
                socket.send("WATCHDOG=1");
                assertThat(second.receive()).isEqualTo("WATCHDOG=1\n");
            }
        }
    }

    @Test
    void withoutAManagerNothingHappens() throws IOException {
        try (NotifySocket socket = new NotifySocket(Map.of("WATCHDOG_USEC", "1000000"), PID)) {
            socket.send("READY=1");
            assertThat(socket.isWanted()).isFalse();
            assertThat(socket.watchdogNanos()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"vsock:2:1234", "notify"})
    void addressesOfAnotherKindAreAnError(String address) {
        try (NotifySocket socket = new NotifySocket(Map.of("NOTIFY_SOCKET", address), PID)) {
            assertThatThrownBy(() -> socket.send("READY=1"))
                    .hasMessage("neither a path nor the name of an abstract socket (@...)");
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "3000000, 4711, 3000",
                "3000000, '', 3000",
                "3000000, 4712, -1",
                "0, 4711, -1",
                "-1, 4711, -1",
                "soon, 4711, -1",
                "9223372036854775807, 4711, -1",
            })
    void watchdog(String micros, String pid, long millis) {
        Map<String, String> environment =
                Map.of("NOTIFY_SOCKET", "/nowhere", "WATCHDOG_USEC", micros, "WATCHDOG_PID", pid);
        try (NotifySocket socket = new NotifySocket(environment, PID)) {
            assertThat(socket.watchdogNanos())
                    .isEqualTo(
                            millis < 0 ? OptionalLong.empty() : OptionalLong.of(TimeUnit.MILLISECONDS.toNanos(millis)));
        }
    }
}
