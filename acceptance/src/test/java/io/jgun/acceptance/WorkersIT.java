package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jgun.acceptance.apps.FailingInit;
import io.jgun.acceptance.apps.HangingInit;
import io.jgun.acceptance.apps.LeakingServlet;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers are replaced, added and removed under load, and boot or fail to. */
@BesideOthers
@Timeout(120)
class WorkersIT {

    @TempDir
    Path directory;

    @Test
    void maxRequestsUnderLoadLosesNothing() {
        try (JgunProcess server = app("com.acme.App:servlet", "-w", "4", "--max-requests", "5")
                        .start();
                LoadClient load =
                        load(server).keepAlive(8).pausing(Duration.ZERO).start()) {
            load.awaitMore(3000);

            assertThat(load.stop().failures()).as(load::toString).isEmpty();
            long answered = load.report().answered();
            server.out().awaitCount((int) answered);
            await().untilAsserted(() -> assertThat(count(server, "Autorestarting worker after current request."))
                    .isBetween(answered / 5 - 4, answered / 5));
            assertThat(server.out().all()).hasSize((int) answered);
        }
    }

    @Test
    void theApplicationIsRenewedUnderLoadAndABrokenOneIsTriedLessAndLessOften() throws IOException {
        Path broken = directory.resolve("broken");
        try (JgunProcess server = app(FailingInit.class.getName(), "-w", "2")
                        .with("--max-requests", "100", "--max-requests-jitter", "20", "--max-requests-scope", "app")
                        .env("BROKEN", broken.toString())
                        .start();
                LoadClient load = load(server).keepAlive(6).shortLived(2).start()) {
            await().atMost(Duration.ofSeconds(30)).until(() -> count(server, "max_requests: ") >= 3);
            server.awaitLine("Worker exiting (pid: 4)");

            Files.createFile(broken);
            server.awaitLine("the generation before goes on serving");
            int failed = 0;
            long begin = System.nanoTime();
            while (System.nanoTime() - begin < 4_000_000_000L) {
                load.awaitMore(10);
                failed = (int) count(server, "the generation before goes on serving");
            }
            // At once, after 1 s and after 2 more, each a second late at most.
            assertThat(failed).isBetween(2, 4);

            Files.delete(broken);
            long asked = count(server, "max_requests: ");
            await().atMost(Duration.ofSeconds(30)).until(() -> count(server, "max_requests: ") > asked + 1);
            assertThat(load.stop().failures()).as(load::toString).isEmpty();
            server.out().awaitCount((int) load.report().answered());
        }
    }

    @Test
    void oldWorkersAreReplacedUnderLoad() {
        try (JgunProcess server = app("com.acme.App:servlet", "-w", "3", "--worker-max-lifetime", "1")
                        .start();
                LoadClient load = load(server).keepAlive(6).start()) {
            server.awaitLine("Autorestarting worker (pid: 1): worker_max_lifetime.");
            server.awaitLine("Worker exiting (pid: 6)");
            assertThat(load.stop().failures()).as(load::toString).isEmpty();
        }
    }

    @Test
    void scalingUnderLoadLosesNothing() {
        try (JgunProcess server = app("com.acme.App:servlet", "-w", "2").start();
                LoadClient load = load(server).keepAlive(6).shortLived(2).start()) {
            load.awaitMore(50);
            // Two signals of a kind that are both pending are one.
            for (int booted = 3; booted <= 22; booted += 2) {
                server.signal("TTIN");
                server.awaitBooted(booted);
                server.signal("TTIN");
                server.awaitBooted(booted + 1);
                load.awaitMore(10);
                server.signal("TTOU");
                server.awaitExited(booted - 2);
                server.signal("TTOU");
                server.awaitExited(booted - 1);
                load.awaitMore(10);
            }
            assertThat(load.stop().failures()).as(load::toString).isEmpty();
        }
    }

    @Test
    void anApplicationThatLeaksIsRenewedAndItsMemoryComesBack() {
        try (JgunProcess server = app(LeakingServlet.class.getName(), "-w", "2", "--max-memory", "40M")
                        .env("JGUN_JAVA_OPTS", "-Xms16m -Xmx256m")
                        .start();
                LoadClient load =
                        load(server).keepAlive(1).pausing(Duration.ofMillis(10)).start()) {
            assertThat(server.awaitLine("max_memory: heap"))
                    .contains("after garbage collection, over the limit of 40M");
            Matcher told = Pattern.compile("before the renewal: heap (\\d+)M.* after it: heap (\\d+)M")
                    .matcher(server.awaitLine("Memory before the renewal"));

            assertThat(told.find()).isTrue();
            assertThat(Integer.parseInt(told.group(1))).isGreaterThanOrEqualTo(40);
            assertThat(Integer.parseInt(told.group(2))).isLessThan(40);
            assertThat(load.stop().failures()).as(load::toString).isEmpty();
            assertThat(server.err().text()).doesNotContain("OutOfMemoryError");
        }
    }

    @ParameterizedTest
    @EnumSource(Isolation.class)
    void anApplicationThatDoesNotBootInTimeEndsTheStart(Isolation isolation) {
        Jgun.Outcome outcome = app(HangingInit.class.getName(), "--boot-timeout", "3")
                .with(isolation)
                .run();

        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(outcome.err())
                .contains(
                        "[CRITICAL] BOOT TIMEOUT",
                        "The application has not booted within 3 s (boot_timeout).",
                        HangingInit.class.getName() + ".init(HangingInit.java:",
                        "Shutting down: Master",
                        "Reason: Worker failed to boot.")
                .doesNotContain("Booting worker");
    }

    @ParameterizedTest
    @EnumSource(Isolation.class)
    void aReloadThatDoesNotBootInTimeIsGivenUp(Isolation isolation) throws IOException {
        Path config = directory.resolve("jgun.conf.py");
        String fine = "wsgi_app = 'com.acme.App:servlet'\n";
        Files.writeString(config, fine);
        try (JgunProcess server =
                        app("", "-c", config.toString()).with(isolation).start();
                LoadClient load = load(server).keepAlive(4).start()) {
            load.awaitMore(10);

            Files.writeString(config, "wsgi_app = '" + HangingInit.class.getName() + "'\nboot_timeout = 2\n");
            server.signal("HUP");

            server.awaitLine("BOOT TIMEOUT");
            server.awaitLine("the generation before goes on serving");
            load.awaitMore(10);
            Files.writeString(config, fine);
            server.signal("HUP");
            server.awaitExited(1);
            load.awaitMore(10);
            assertThat(load.stop().failures()).as(load::toString).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pre_fork(server, worker)", "post_fork(server, worker)", "post_worker_init(worker)"})
    void aHookThatFailsInTheFirstBootEndsTheStart(String hook) throws IOException {
        Jgun.Outcome outcome =
                withConfig("def " + hook + ":\n    raise RuntimeError('no')\n").run();

        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(outcome.err())
                .contains(
                        "Worker failed to boot: The hook " + hook.replaceFirst("\\(.*", "") + " failed: ",
                        "RuntimeError: no",
                        "Reason: Worker failed to boot.");
    }

    @ParameterizedTest
    @EnumSource(Isolation.class)
    void anInitThatFailsEndsTheStart(Isolation isolation) throws IOException {
        Path broken = Files.createFile(directory.resolve("broken"));
        Jgun.Outcome outcome = app(FailingInit.class.getName())
                .with(isolation)
                .env("BROKEN", broken.toString())
                .run();

        assertThat(outcome.exit()).isEqualTo(4);
        assertThat(outcome.err()).contains("broken", "Reason: App failed to load.");
    }

    @ParameterizedTest
    @EnumSource(Isolation.class)
    void aReplacementWhoseBootFailsIsTriedAgain(Isolation isolation) throws IOException {
        try (JgunProcess server = withConfig("""
                        max_requests = 1
                        def post_fork(server, worker):
                            if worker.age in (2, 3):
                                raise RuntimeError('not now')
                        """).with(isolation).start()) {
            URI address = server.awaitListening();
            assertThat(Http.get(address).statusCode()).isEqualTo(200);
            assertThat(Http.get(address).statusCode()).isEqualTo(200);

            assertThat(server.awaitLines("Worker failed to boot", 2))
                    .satisfiesExactly(
                            first -> assertThat(first)
                                    .contains(
                                            "[ERROR] Worker failed to boot, trying again now: The hook post_fork failed: ")
                                    .endsWith("RuntimeError: not now"),
                            second -> assertThat(second).contains("Worker failed to boot, trying again in 1 s: "));
            assertThat(server.err().text()).doesNotContain("\tat ");
        }
    }

    private Jgun withConfig(String text) throws IOException {
        Files.writeString(directory.resolve("jgun.conf.py"), "workers = 1\n" + text);
        return app("com.acme.App:servlet").in(directory);
    }

    private static Jgun app(String name, String... options) {
        Jgun command = Jgun.command("--bind", "127.0.0.1:0", "--access-logfile", "-")
                .with(options)
                .with("--classpath", Checkout.sampleClasses() + ":" + Checkout.testClasses());
        return name.isEmpty() ? command : command.with(name);
    }

    private static LoadClient load(JgunProcess server) {
        return LoadClient.of(server.awaitListening());
    }

    private static long count(JgunProcess server, String text) {
        return server.err().all().stream().filter(line -> line.contains(text)).count();
    }
}
