package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The whole sequence of hooks in the lives of a server, from functions and from a class alike. What runs in processes of their
 * own has an order in each of them; of workers in others the arbiter knows no requests.
 */
@BesideOthers
@ParameterizedClass
@EnumSource(Isolation.class)
class HookOrderIT {

    @Parameter
    Isolation isolation = Isolation.THREADS;

    private static final String CLASS = "hooks = 'io.jgun.acceptance.apps.RecordingHooks'\n";

    private static final String FUNCTIONS = """
            def tell(server, *what):
                server.log.info("# " + " ".join(str(it) for it in what))

            def tell_worker(worker, *what):
                tell(worker, *what, "age=%d" % worker.age, "nr=%d" % worker.nr)

            def on_starting(server):
                tell(server, "on_starting", server.num_workers, len(server.address))

            def on_reload(server):
                tell(server, "on_reload", server.num_workers, server.cfg.proc_name)

            def when_ready(server):
                tell(server, "when_ready", server.num_workers, len(server.LISTENERS))

            def pre_fork(server, worker):
                tell_worker(worker, "pre_fork", server.proc_name)

            def post_fork(server, worker):
                tell_worker(worker, "post_fork", server.cfg.proc_name)

            def worker_init(worker):
                tell_worker(worker, "post_worker_init")

            def worker_int(worker):
                tell_worker(worker, "worker_int")

            def worker_abort(worker):
                tell_worker(worker, "worker_abort")

            def pre_request(worker, req):
                tell_worker(worker, "pre_request", req.method, req.path, req.query)
                return 429 if req.path == "/refused" else None

            def post_request(worker, req, environ, resp):
                tell(worker, "post_request", req.uri, environ["PATH_INFO"], resp.status_code)

            def child_exit(server, worker):
                tell_worker(worker, "child_exit", server.proc_name)

            def worker_exit(server, worker):
                tell_worker(worker, "worker_exit", server.proc_name)

            def nworkers_changed(server, new_value, old_value):
                tell(server, "nworkers_changed", new_value, old_value, server.num_workers)

            def on_exit(server):
                tell(server, "on_exit")
            """;

    @TempDir
    Path directory;

    private final int port = Http.freePort();
    private int seen;

    @ParameterizedTest(name = "[{index}]")
    @ValueSource(strings = {CLASS, FUNCTIONS})
    void aLifeWithRequestsReloadsAndScaling(String hooks) throws IOException {
        try (JgunProcess server = server("proc_name = 'one'\n" + hooks)) {
            URI address = server.awaitListening();
            told(
                    server,
                    "nworkers_changed 1 None 1",
                    "on_starting 1 0",
                    "pre_fork one age=1 nr=0",
                    "post_fork one age=1 nr=0",
                    "post_worker_init age=1 nr=0",
                    "when_ready 1 1");

            assertThat(Http.get(address, "/a%20b?seconds=0").statusCode()).isEqualTo(200);
            told(server, "pre_request GET /a%20b seconds=0 age=1 nr=0", "post_request /a%20b?seconds=0 /a b 200");

            assertThat(Http.get(address, "/refused").statusCode()).isEqualTo(429);
            told(server, "pre_request GET /refused  age=1 nr=1", "post_request /refused /refused 429");

            server.signal("TTIN");
            told(
                    server,
                    "nworkers_changed 2 1 2",
                    "pre_fork one age=2 nr=0",
                    "post_fork one age=2 nr=0",
                    "post_worker_init age=2 nr=0");

            server.signal("TTOU");
            told(server, "nworkers_changed 1 2 1", "worker_exit one age=1 nr=2", "child_exit one age=1 nr=2");

            server.signal("TTOU"); // never below one
            configure("proc_name = 'two'\nworkers = 2\n" + hooks);
            server.signal("HUP");
            List<String> third =
                    List.of("pre_fork two age=3 nr=0", "post_fork two age=3 nr=0", "post_worker_init age=3 nr=0");
            List<String> fourth =
                    List.of("pre_fork two age=4 nr=0", "post_fork two age=4 nr=0", "post_worker_init age=4 nr=0");
            List<String> change = List.of("nworkers_changed 2 1 2");
            // The first process has to boot before the others are started and the number changes.
            told(
                    server,
                    isolation == Isolation.THREADS
                            ? order(List.of(List.of("on_reload 2 two"), third, fourth, change, gone("one age=2 nr=0")))
                            : order(List.of(
                                    List.of("on_reload 2 two"), third, change, fourth, gone("one age=2 nr=0"))));

            server.signal("TERM");
            if (isolation == Isolation.THREADS) {
                told(server, order(List.of(gone("two age=3 nr=0"), gone("two age=4 nr=0"), List.of("on_exit"))));
            } else {
                among(
                        server,
                        5,
                        List.of(
                                List.of(order(List.of(gone("two age=3 nr=0"), List.of("on_exit")))),
                                List.of(order(List.of(gone("two age=4 nr=0"), List.of("on_exit"))))));
            }
            assertThat(server.awaitExit().exit()).isZero();
            assertThat(server.err().text()).doesNotContain("ERROR");
        }
    }

    @ParameterizedTest(name = "[{index}]")
    @ValueSource(strings = {CLASS, FUNCTIONS})
    void aTimeoutAWorkerThatHasServedEnoughAndInt(String hooks) throws IOException {
        try (JgunProcess server = server("proc_name = 'it'\n" + timeout() + "max_requests = 2\n" + hooks)) {
            URI address = server.awaitListening();
            server.awaitLine("# when_ready");
            seen = recorded(server).size();

            assertThat(Http.get(address, "/?seconds=20").statusCode()).isEqualTo(504);
            // The worker that ends, its request, and the worker in its place: no order between them.
            among(
                    server,
                    8,
                    List.of(
                            List.of(
                                    "pre_request GET / seconds=20 age=1 nr=0",
                                    "worker_abort age=1 nr=0",
                                    "worker_exit it age=1 nr=1",
                                    "child_exit it age=1 nr=1"),
                            List.of("pre_request GET / seconds=20 age=1 nr=0", "post_request /?seconds=20 / 504"),
                            List.of(
                                    "pre_fork it age=2 nr=0",
                                    "post_fork it age=2 nr=0",
                                    "post_worker_init age=2 nr=0")));

            assertThat(Http.get(address, "/x?seconds=0").statusCode()).isEqualTo(200);
            assertThat(Http.get(address, "/y?seconds=0").statusCode()).isEqualTo(200);
            among(
                    server,
                    9,
                    List.of(
                            List.of(
                                    "pre_request GET /x seconds=0 age=2 nr=0",
                                    "post_request /x?seconds=0 /x 200",
                                    "pre_request GET /y seconds=0 age=2 nr=1",
                                    "post_request /y?seconds=0 /y 200",
                                    "worker_exit it age=2 nr=2",
                                    "child_exit it age=2 nr=2"),
                            List.of(
                                    "pre_fork it age=3 nr=0",
                                    "post_fork it age=3 nr=0",
                                    "post_worker_init age=3 nr=0")));

            server.signal("INT");
            told(server, "worker_int age=3 nr=0", "worker_exit it age=3 nr=0", "child_exit it age=3 nr=0", "on_exit");
            assertThat(server.awaitExit().exit()).isZero();
        }
    }

    @Test
    void whatFailsIsLoggedWithItsPlaceAndWorkGoesOn() throws IOException {
        String failing = timeout() + """
                def nworkers_changed(server, new, old):
                    if old is not None: raise ValueError('a')
                def post_request(worker, req): raise ValueError('b')
                def worker_exit(server, worker): raise ValueError('c')
                def child_exit(server, worker): raise ValueError('d')
                def worker_abort(worker): raise ValueError('e')
                def worker_int(worker): raise ValueError('f')
                def on_exit(server): raise ValueError('g')
                """;
        try (JgunProcess server = server(failing)) {
            URI address = server.awaitListening();
            assertThat(Http.get(address, "/?seconds=0").statusCode()).isEqualTo(200);
            failed(server, "post_request", 7, "b");
            server.signal("TTIN");
            failed(server, "nworkers_changed", 6, "a");
            server.awaitBooted(2);
            server.signal("TTOU");
            failed(server, "worker_exit", 8, "c");
            failed(server, "child_exit", 9, "d");
            assertThat(Http.get(address, "/?seconds=20").statusCode()).isEqualTo(504);
            failed(server, "worker_abort", 10, "e");
            await().until(() -> server.workers().size() == 1
                    && server.lines("The hook child_exit").size() == 2);
            assertThat(Http.get(address, "/?seconds=0").statusCode()).isEqualTo(200);
            server.signal("INT");
            failed(server, "worker_int", 11, "f");
            failed(server, "on_exit", 12, "g");
            assertThat(server.awaitExit().exit()).isEqualTo(1);
            assertThat(server.err().all().stream().filter(line -> line.startsWith("\tat io.jgun.hooks")))
                    .isEmpty();
        }
    }

    private static void failed(JgunProcess server, String hook, int line, String message) {
        assertThat(server.awaitLine("The hook " + hook + " failed: "))
                .contains("[ERROR]", "jgun.conf.py:" + line + ":", "ValueError: " + message);
    }

    private static String[] order(List<List<String>> parts) {
        return parts.stream().flatMap(List::stream).toArray(String[]::new);
    }

    private static List<String> gone(String worker) {
        return List.of("worker_exit " + worker, "child_exit " + worker);
    }

    /** Exactly these have been told since the last time, in this order. */
    private void told(JgunProcess server, String... expected) {
        await().untilAsserted(() -> assertThat(recorded(server)).hasSizeGreaterThanOrEqualTo(seen + expected.length));
        List<String> all = recorded(server);
        assertThat(all.subList(seen, all.size()))
                .containsExactlyElementsOf(Stream.of(expected).map(this::known).toList());
        seen = all.size();
    }

    /** That many have been told since the last time, and those of each list in its order. */
    private void among(JgunProcess server, int count, List<List<String>> orders) {
        await().untilAsserted(() -> assertThat(recorded(server)).hasSizeGreaterThanOrEqualTo(seen + count));
        List<String> all = recorded(server);
        List<String> since = all.subList(seen, all.size());
        assertThat(since)
                .hasSize(count)
                .hasSameElementsAs(
                        orders.stream().flatMap(List::stream).map(this::known).toList());
        for (List<String> order : orders) {
            assertThat(since)
                    .containsSubsequence(order.stream().map(this::known).toList());
        }
        seen = all.size();
    }

    private List<String> recorded(JgunProcess server) {
        return server.err().all().stream()
                .filter(line -> line.contains("] # "))
                .map(line -> known(line.substring(line.indexOf("# ") + 2)))
                .toList();
    }

    /** Of the requests of a process its arbiter knows what it has last heard. */
    private String known(String told) {
        return isolation == Isolation.PROCESSES && told.startsWith("child_exit ")
                ? told.replaceFirst(" nr=.*", "")
                : told;
    }

    /** On a busy machine another request may take a second, and a process fall silent, which is a time-out, too. */
    private String timeout() {
        return isolation == Isolation.THREADS ? "timeout = 2\n" : "timeout = 3\n";
    }

    private JgunProcess server(String config) throws IOException {
        configure("workers = 1\n" + config);
        return Jgun.command("--classpath", Checkout.sampleClasses() + ":" + Checkout.testClasses())
                .with(isolation)
                .in(directory)
                .start();
    }

    private void configure(String config) throws IOException {
        Files.writeString(
                directory.resolve("jgun.conf.py"),
                "bind = '127.0.0.1:%d'\nwsgi_app = 'com.acme.Slow'\n".formatted(port) + config);
    }
}
