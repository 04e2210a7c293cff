package io.jgun.arbiter;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.jgun.posix.NotifySocket;
import io.jgun.posix.UnixReceiver;
import io.jgun.settings.Settings;
import io.jgun.settings.WorkerProcesses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@Timeout(60)
class ServiceStatusTest {

    private static final long PID = 4711;

    private final Master master = new Master(Settings.defaults().with(WorkerProcesses.WORKERS, 3));

    @TempDir
    Path directory;

    private UnixReceiver manager;
    private ServiceStatus status;

    @BeforeEach
    void start() throws IOException {
        String path = directory.resolve("notify").toString();
        manager = UnixReceiver.at(path);
        status =
                new ServiceStatus(new NotifySocket(Map.of("NOTIFY_SOCKET", path, "WATCHDOG_USEC", "100000"), PID), PID);
    }

    @AfterEach
    void stop() throws IOException {
        manager.close();
    }

    @Test
    void theLifeOfAServer() throws IOException {
        status.loading();
        assertThat(manager.receive()).isEqualTo("STATUS=Loading the application\n");
        status.serves(master);
        assertThat(manager.receive()).isEqualTo("READY=1\nMAINPID=4711\nSTATUS=Serving at  with 3 workers\n");
        status.stops(Duration.ofSeconds(30));
        assertThat(manager.receive()).isEqualTo("STOPPING=1\nSTATUS=Shutting down\nEXTEND_TIMEOUT_USEC=40000000\n");
    }

    @Test
    void aReloadEndsReadyWhetherItFailsOrNot() throws IOException {
        long before = NotifySocket.monotonicMicros();
        status.reloads();
        String message = manager.receive();
        assertThat(message).startsWith("RELOADING=1\nMONOTONIC_USEC=").endsWith("\nSTATUS=Reloading\n");
        assertThat(Long.parseLong(message.replaceAll("(?s).*USEC=(\\d+)\n.*", "$1")))
                .isBetween(before, NotifySocket.monotonicMicros());

        status.reloadFailed("jgun.conf.py:3: no", master);
        assertThat(manager.receive())
                .isEqualTo("READY=1\nMAINPID=4711\nSTATUS=Reload failed, the generation before serves:"
                        + " jgun.conf.py:3: no\n");

        status.keeps(master);
        assertThat(manager.receive()).contains("STATUS=Reload failed");

        status.serves(master);
        assertThat(manager.receive()).contains("STATUS=Serving");
    }

    @Test
    void theNewArbiterOfAnUpgradeIsSilentUntilItIsTheMainProcess() throws IOException {
        status.waits();
        status.loading();
        status.serves(master);
        status.stops(Duration.ofSeconds(30));
        status.failed("no");
        status.promoted(master);
        assertThat(manager.receive()).isEqualTo("READY=1\nMAINPID=4711\nSTATUS=Serving at  with 3 workers\n");
    }

    @Test
    void promotedWhileItLoadsItIsReadyLater() throws IOException {
        status.waits();
        status.promoted(null);
        assertThat(manager.receive()).isEqualTo("MAINPID=4711\n");
        assertThat(manager.receive()).isEqualTo("STATUS=Loading the application\n");
        status.serves(master);
        assertThat(manager.receive()).startsWith("READY=1\nMAINPID=4711\n");
    }

    @Test
    void theOldArbiterOfAnUpgradeNamesTheNewOneLast() throws IOException {
        status.leavesTo(12);
        assertThat(manager.receive()).isEqualTo("STATUS=Shutting down; process 12 goes on serving\n");
        status.left(12);
        assertThat(manager.receive()).isEqualTo("MAINPID=12\n");
    }

    @Test
    void aLongReasonLeavesRoomForReady() throws IOException {
        status.reloadFailed("\u20ac".repeat(5_000), master);
        assertThat(manager.receive().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(4_096);
    }

    @Test
    void signsOfLifeAreGivenAtHalfOfTheTime() throws IOException, InterruptedException {
        long start = System.nanoTime();
        long wait = status.alive(1_000);
        assertThat(wait).isBetween(1L, 50L);
        while (System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(60)) {
            Thread.sleep(wait);
        }
        wait = status.alive(1_000);
        assertThat(wait).isEqualTo(50);
        assertThat(manager.receive()).isEqualTo("WATCHDOG=1\n");
    }

    @Test
    void withoutAWatchdogTheLoopWaitsAsLongAsItLikes() {
        ServiceStatus alone = new ServiceStatus(new NotifySocket(Map.of(), PID), PID);
        alone.loading();
        assertThat(alone.alive(1_000)).isEqualTo(1_000);
    }

    @Test
    void aManagerThatIsGoneIsToldOnce() {
        ListAppender<ILoggingEvent> events = new ListAppender<>();
        events.start();
        Logger logger = (Logger) LoggerFactory.getLogger(ServiceStatus.class);
        logger.addAppender(events);
        try {
            ServiceStatus orphan = new ServiceStatus(new NotifySocket(Map.of("NOTIFY_SOCKET", "/nowhere"), PID), PID);
            orphan.loading();
            orphan.serves(master);
            assertThat(events.list)
                    .singleElement()
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .asString()
                    .startsWith("Cannot tell the service manager at NOTIFY_SOCKET=/nowhere: ");
        } finally {
            logger.detachAppender(events);
        }
    }
}
