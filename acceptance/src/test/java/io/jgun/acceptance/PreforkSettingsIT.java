package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.acceptance.apps.Victim;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What settings and hooks mean where workers are processes. */
@BesideOthers
@Timeout(120)
class PreforkSettingsIT {

    @TempDir
    Path directory;

    private final URI address = URI.create("http://127.0.0.1:" + Http.freePort());

    /** As ps shows them. */
    @Test
    void workersAreNamedAndHaveTheProcessSettingsOfTheServer() throws IOException {
        try (JgunProcess server = server("""
                proc_name = 'shop'
                raw_env = ['STAGE=test']
                umask = 0o027
                worker_heap = '48M'
                chdir = '/'
                """)) {
            assertThat(title(server.pid())).isEqualTo("jgun: master [shop]");
            for (long worker : server.children()) {
                assertThat(title(worker)).isEqualTo("jgun: worker [shop]");
            }
            assertThat(Http.get(address, "/property/STAGE").body()).isEqualTo("test");
            assertThat(Http.get(address, "/proc/self/status").body()).contains("Umask:\t0027\n");
            assertThat(Http.get(address, "/property/user.dir").body()).isEqualTo("/");
        }
    }

    @Test
    void theHeapOfAWorkerIsWhatItIsGiven() throws IOException {
        try (JgunProcess server = server("proc_name = ''\nworker_heap = '48M'\n")) {
            // The title covers the command line; the JVM knows better, and leaves out one of two survivor spaces.
            assertThat(Long.parseLong(Http.get(address, "/heap").body())).isBetween(44L << 20, 48L << 20);
            assertThat(server.children()).hasSize(2);
        }
    }

    /** Nobody has said HUP: a worker that comes later is one of its generation. */
    @Test
    void aReplacementHasTheSettingsOfItsGeneration() throws IOException {
        try (JgunProcess server = server("raw_env = ['STAGE=one']\n")) {
            configure("raw_env = ['STAGE=two']\nworkers = nonsense\n");
            server.children().forEach(worker -> server.signal("KILL", worker));
            server.awaitBooted(4);
            assertThat(Http.get(address, "/property/STAGE").body()).isEqualTo("one");

            configure("raw_env = ['STAGE=two']\n");
            server.signal("HUP");
            server.awaitExited(2);
            assertThat(Http.get(address, "/property/STAGE").body()).isEqualTo("two");
        }
    }

    /** Each line begins with the process that says it; {@code os.getpid()} agrees. */
    @Test
    void hooksRunWhereGunicornRunsThem() throws IOException {
        try (JgunProcess server = server("""
                import os
                workers = 1
                def tell(it, what, *more):
                    it.log.info("# %s in %d %s", what, os.getpid(), " ".join(str(one) for one in more))
                def on_starting(server): tell(server, "on_starting")
                def when_ready(server): tell(server, "when_ready", server.num_workers)
                def pre_fork(server, worker): tell(server, "pre_fork", worker.age)
                def post_fork(server, worker): tell(server, "post_fork", worker.age, worker.pid, server.pid)
                def post_worker_init(worker): tell(worker, "post_worker_init", worker.age, worker.pid)
                def pre_request(worker, req): tell(worker, "pre_request", req.path, worker.pid)
                def post_request(worker, req): tell(worker, "post_request", req.path)
                def worker_exit(server, worker): tell(server, "worker_exit", worker.age, worker.pid)
                def child_exit(server, worker): tell(server, "child_exit", worker.age, worker.pid)
                def nworkers_changed(server, new, old): tell(server, "nworkers_changed", new, old)
                def on_reload(server): tell(server, "on_reload")
                def on_exit(server): tell(server, "on_exit")
                """)) {
            long arbiter = server.pid();
            assertThat(Http.get(address, "/x").statusCode()).isEqualTo(200);
            long first = server.children().get(0);
            server.awaitLine("# post_request in");
            server.signal("HUP");
            server.awaitBooted(2);
            long second = server.children().get(server.children().size() - 1);
            server.awaitLine("# child_exit in");
            server.signal("TERM");
            assertThat(server.awaitExit().exit()).isZero();

            assertThat(told(server))
                    .containsExactly(
                            said(arbiter, "nworkers_changed", "1 None"),
                            said(arbiter, "on_starting", ""),
                            said(arbiter, "pre_fork", "1"),
                            said(first, "post_fork", "1 " + first + " " + arbiter),
                            said(first, "post_worker_init", "1 " + first),
                            said(arbiter, "when_ready", "1"),
                            said(first, "pre_request", "/x " + first),
                            said(first, "post_request", "/x"),
                            said(arbiter, "on_reload", ""),
                            said(arbiter, "pre_fork", "2"),
                            said(second, "post_fork", "2 " + second + " " + arbiter),
                            said(second, "post_worker_init", "2 " + second),
                            said(first, "worker_exit", "1 " + first),
                            said(arbiter, "child_exit", "1 " + first),
                            said(second, "worker_exit", "2 " + second),
                            said(arbiter, "child_exit", "2 " + second),
                            said(arbiter, "on_exit", ""));
        }
    }

    private static String said(long pid, String hook, String more) {
        return "[%d] [INFO] # %s in %1$d %s".formatted(pid, hook, more).strip();
    }

    private static List<String> told(JgunProcess server) {
        return server.lines("] # ").stream()
                .map(line -> line.replaceFirst("^\\[[^]]*] ", "").strip())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "max_requests = 20; max_requests_jitter = 10, max_requests",
        "worker_max_lifetime = 2, worker_max_lifetime",
        "worker_max_rss = '1M', worker_max_rss: ",
        "max_memory = '30M'; worker_heap = '160M', max_memory: "
    })
    void workersAreReplacedUnderLoadWhenTheyHaveHadEnough(String settings, String why) throws IOException {
        try (JgunProcess server = server(settings.replace("; ", "\n") + "\n");
                LoadClient load = LoadClient.of(address)
                        .keepAlive(2)
                        .shortLived(2)
                        .sending(LoadRequest.get(why.startsWith("max_memory") ? "/grow" : "/"))
                        .pausing(Duration.ofMillis(100))
                        .start()) {
            String line = server.awaitLine("Autorestarting worker (pid: ");
            assertThat(line).contains(why);
            long pid = Long.parseLong(line.replaceFirst(".*\\(pid: (\\d+)\\).*", "$1"));
            server.awaitLine("Worker exiting (pid: " + pid + ")");
            load.awaitMore(10);
            assertThat(load.stop().failures()).as(load.toString()).isEmpty();
            assertThat(server.err().text()).doesNotContain("[ERROR]", "OutOfMemoryError");
        }
    }

    private static String title(long pid) throws IOException {
        return Files.readString(Path.of("/proc/" + pid + "/cmdline"))
                .replace('\0', ' ')
                .strip();
    }

    private JgunProcess server(String config) throws IOException {
        configure(config);
        JgunProcess server = Jgun.command("--classpath", Checkout.testClasses().toString(), Victim.class.getName())
                .in(directory)
                .env("JGUN_JAVA_OPTS", "-Xms16m") // a heap that grows is looked at in time
                .start();
        server.awaitServing(config.contains("workers = 1") ? 1 : 2);
        return server;
    }

    private void configure(String config) throws IOException {
        Files.writeString(
                directory.resolve("jgun.conf.py"),
                "bind = '" + address.getAuthority() + "'\nprefork = True\nworkers = 2\n" + config);
    }
}
