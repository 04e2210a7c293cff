package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Units of a real systemd: Type=notify, sockets, reload, watchdog, restart. */
@BesideOthers
class SystemdIT {

    private static final String SERVICE = "jgun.service";
    private static final String SOCKET = "jgun.socket";

    @TempDir
    static Path temp;

    @TempDir
    Path directory;

    private static UserSystemd systemd;
    private final URI address = URI.create("http://127.0.0.1:" + Http.freePort());

    @BeforeAll
    static void boot() throws Exception {
        systemd = UserSystemd.boot(temp);
    }

    @AfterAll
    static void shutDown() {
        if (systemd != null) {
            systemd.close();
        }
    }

    @BeforeEach
    void socket() throws IOException {
        // All append to it: what a test reads there is to be its own.
        Files.writeString(systemd.log(), "");
        systemd.unit(SOCKET, """
                [Socket]
                ListenStream=%s
                ListenStream=%s
                FileDescriptorName=http
                """.formatted(address.getAuthority(), directory.resolve("app.sock")));
    }

    @AfterEach
    void stop() {
        systemd.systemctl("kill", "-s", "KILL", SERVICE);
        systemd.systemctl("stop", SOCKET, SERVICE);
        systemd.systemctl("reset-failed");
    }

    /** A unit as etc/systemd has it, less what only a system's own manager can do. */
    private void service(Jdk jdk, String arguments, String... lines) throws IOException {
        systemd.unit(SERVICE, """
                [Unit]
                Requires=jgun.socket
                StartLimitBurst=100
                [Service]
                Type=notify
                Environment=JAVA_HOME=%s GATE=%s
                ExecStart=%s %s
                ExecReload=/bin/kill -HUP $MAINPID
                KillMode=mixed
                StandardOutput=append:%s
                StandardError=append:%s
                %s
                """.formatted(
                        jdk.home(),
                        directory.resolve("gate"),
                        Checkout.home().resolve("bin/jgun"),
                        arguments,
                        systemd.log(),
                        systemd.log(),
                        String.join("\n", lines)));
    }

    private static String hello() {
        return "--classpath " + Checkout.sampleClasses() + " --workers 2 com.acme.App:servlet";
    }

    private static String hello(Isolation isolation) {
        return String.join(" ", isolation.options()) + " " + hello();
    }

    private static String gated() {
        return "--classpath " + Checkout.testClasses() + " io.jgun.acceptance.apps.GatedInit";
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 25})
    void aConnectionStartsItAndItIsActiveWhenTheApplicationAnswers(int java) throws Exception {
        service(Jdk.of(java), gated());
        systemd.must("start", SOCKET);
        assertThat(systemd.property(SERVICE, "ActiveState")).isEqualTo("inactive");

        CompletableFuture<Integer> early =
                CompletableFuture.supplyAsync(() -> Http.get(address).statusCode());
        systemd.awaitProperty(SERVICE, "StatusText", "Loading the application");
        assertThat(systemd.property(SERVICE, "ActiveState")).isEqualTo("activating");
        Files.createFile(directory.resolve("gate"));

        assertThat(early.get(20, TimeUnit.SECONDS)).isEqualTo(HttpURLConnection.HTTP_OK);
        systemd.awaitProperty(SERVICE, "ActiveState", "active");
        assertThat(systemd.property(SERVICE, "StatusText"))
                .startsWith("Serving at " + address + ", unix:" + directory.resolve("app.sock") + " with ");
        try (LoadClient unix =
                LoadClient.of(directory.resolve("app.sock")).shortLived(1).start()) {
            unix.awaitMore(3);
            assertThat(unix.stop().failures()).as(unix::toString).isEmpty();
        }

        systemd.must("stop", SERVICE);
        assertThat(systemd.property(SERVICE, "Result")).isEqualTo("success");
        assertThat(directory.resolve("app.sock")).exists();
        assertThat(Files.readString(systemd.log())).doesNotContain("WARNING");
    }

    @ParameterizedTest
    @EnumSource(Isolation.class)
    void theManagerIsToldHowAReloadEnds(Isolation isolation) throws Exception {
        Path config = Files.writeString(directory.resolve("jgun.conf.py"), "workers = 2\n");
        service(Jdk.current(), "-c " + config + " " + hello(isolation).replace("--workers 2 ", ""));
        systemd.must("start", SERVICE);
        String pid = systemd.property(SERVICE, "MainPID");

        Files.writeString(config, "workers = 3\n");
        systemd.must("reload", SERVICE);
        await().untilAsserted(() ->
                assertThat(systemd.property(SERVICE, "StatusText")).endsWith(" with 3 workers"));

        Files.writeString(config, "workers = 3\nthreads = 'many'\n");
        systemd.must("reload", SERVICE);
        await().untilAsserted(() -> assertThat(systemd.property(SERVICE, "StatusText"))
                .startsWith("Reload failed, the generation before serves: ")
                .contains(config + ":2"));
        systemd.awaitProperty(SERVICE, "SubState", "running");
        assertThat(Http.get(address).statusCode()).isEqualTo(HttpURLConnection.HTTP_OK);
        assertThat(systemd.property(SERVICE, "MainPID")).isEqualTo(pid);
    }

    @Test
    void aServerThatHangsIsStartedAgain() throws Exception {
        service(Jdk.current(), hello(), "WatchdogSec=3", "Restart=on-failure", "TimeoutStopSec=5", "LimitCORE=0");
        systemd.must("start", SERVICE);
        String pid = systemd.property(SERVICE, "MainPID");

        // One that does not hang gives its signs of life in time.
        long until = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        await().atMost(Duration.ofSeconds(20)).until(() -> System.nanoTime() > until);
        assertThat(systemd.property(SERVICE, "NRestarts")).isEqualTo("0");

        systemd.must("kill", "--kill-whom=main", "-s", "STOP", SERVICE);

        systemd.awaitProperty(SERVICE, "NRestarts", "1");
        systemd.awaitProperty(SERVICE, "ActiveState", "active");
        assertThat(systemd.property(SERVICE, "MainPID")).isNotEqualTo(pid);
        assertThat(Http.get(address).statusCode()).isEqualTo(HttpURLConnection.HTTP_OK);
    }

    @ParameterizedTest
    @EnumSource(Isolation.class)
    void aRestartLosesNoRequest(Isolation isolation) throws Exception {
        service(Jdk.current(), hello(isolation), "WatchdogSec=10");
        systemd.must("start", SERVICE);
        try (LoadClient load =
                LoadClient.of(address).keepAlive(12).shortLived(6).start()) {
            for (int i = 0; i < 3; i++) {
                load.awaitMore(200);
                String pid = systemd.property(SERVICE, "MainPID");
                systemd.must("restart", SERVICE);
                assertThat(systemd.property(SERVICE, "MainPID")).isNotEqualTo(pid);
            }
            load.awaitMore(200);
            assertThat(load.stop().failures()).as(load::toString).isEmpty();
        }
    }

    @Test
    void theReasonOfAFailedStartIsShown() throws Exception {
        service(Jdk.current(), "--classpath " + Checkout.sampleClasses() + " com.acme.NoSuchApp");

        assertThat(systemd.systemctl("start", SERVICE).exit()).isNotZero();

        assertThat(systemd.property(SERVICE, "ExecMainStatus")).isEqualTo("4");
        assertThat(systemd.property(SERVICE, "StatusText")).contains("com.acme.NoSuchApp");
    }

    @Test
    void aDescriptorOfTheSocketUnitCanBeNamed() throws Exception {
        service(Jdk.current(), "--bind fd://http " + hello());
        systemd.must("start", SERVICE);
        assertThat(Http.get(address).statusCode()).isEqualTo(HttpURLConnection.HTTP_OK);
        systemd.must("stop", SERVICE);

        service(Jdk.current(), "--bind fd://htp " + hello());
        assertThat(systemd.systemctl("start", SERVICE).exit()).isNotZero();
        assertThat(Files.readString(systemd.log()))
                .contains("Can't listen on fd://htp: the sockets given are named http, http");
    }
}
