package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hooks are called with their arguments, in Gunicorn's order. */
@BesideOthers
class HooksIT {

    private static final String LIFE = """
            def on_starting(server):
                server.log.info("on_starting %s %s", server.pid, server.address)

            def when_ready(server):
                server.log.info("when_ready %s %d", server.address, server.num_workers)

            def pre_fork(server, worker):
                server.log.info("pre_fork %s %s", server.pid, worker.age)

            def post_fork(server, worker):
                server.log.info("post_fork (pid: %s)" % worker.pid)

            def post_worker_init(worker):
                worker.started = "kept"
                worker.log.info("post_worker_init %s", worker.cfg.workers)

            def worker_int(worker):
                worker.log.info("worker_int %s %s", worker.pid, worker.started)

            def child_exit(server, worker):
                server.log.info("child_exit %s", worker.pid)

            def worker_exit(server, worker):
                server.log.info("worker_exit %s after %s", worker.pid, worker.nr)

            def nworkers_changed(server, new_value, old_value):
                server.log.info("nworkers_changed %s %s", new_value, old_value)

            def on_exit(server):
                server.log.info("on_exit")
            """;

    private static final String REQUESTS = """
            def pre_request(worker, req):
                req.seen = f"{req.method} {req.path}?{req.query}"
                if req.path == "/refuse":
                    raise ValueError("not " + req.path)

            def post_request(worker, req, environ, resp):
                agent = dict(req.headers).get("USER-AGENT")
                worker.log.warning("post_request %s %s %s %s %s", req.seen, req.uri, agent,
                                   environ["REQUEST_METHOD"], resp.status_code)
            """;

    @TempDir
    Path directory;

    @Test
    void functionsFollowTheLifeOfTheServer() throws IOException {
        try (JgunProcess server = server(LIFE).start()) {
            server.awaitLine("when_ready");
            server.signal("INT");
            Jgun.Outcome outcome = server.awaitExit();

            assertThat(outcome.exit()).isZero();
            assertThat(told(outcome))
                    .containsExactly(
                            "nworkers_changed 1 None",
                            "on_starting " + server.pid() + " []",
                            "pre_fork " + server.pid() + " 1",
                            "post_fork (pid: 1)",
                            "post_worker_init 1",
                            "when_ready ['" + address(outcome) + "'] 1",
                            "worker_int 1 kept",
                            "worker_exit 1 after 0",
                            "child_exit 1",
                            "on_exit");
        }
    }

    @ParameterizedTest
    @EnumSource(Isolation.class)
    void functionsSeeEachRequestAndMayRefuseIt(Isolation isolation) throws IOException {
        try (JgunProcess server = server(REQUESTS).with(isolation).start()) {
            URI address = server.awaitListening();
            String agent = "User-Agent: hooks\r\nHost: x\r\nConnection: close\r\n\r\n";

            assertThat(Http.raw(address, "GET /a%20b?c=d HTTP/1.1\r\n" + agent)).startsWith("HTTP/1.1 200 ");
            assertThat(server.awaitLine("post_request"))
                    .endsWith("[WARNING] post_request GET /a%20b?c=d /a%20b?c=d hooks GET 200");

            assertThat(Http.raw(address, "GET /refuse HTTP/1.1\r\n" + agent)).startsWith("HTTP/1.1 500 ");
            assertThat(server.awaitLine("Error handling request"))
                    .contains("/refuse: The hook pre_request failed: ")
                    .endsWith("jgun.conf.py:7:9: ValueError: not /refuse");
            server.awaitLine("post_request GET /refuse? /refuse hooks GET 500");
            assertThat(server.err().text()).doesNotContain("\tat ");
        }
    }

    @ParameterizedTest
    @EnumSource(Isolation.class)
    void aHookThatFailsAtTheStartEndsTheServer(Isolation isolation) throws IOException {
        Jgun.Outcome outcome = server("def on_starting(server):\n    raise RuntimeError('no')\n")
                .with(isolation)
                .run();

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("The hook on_starting failed: ", "jgun.conf.py:5:5: RuntimeError: no")
                .doesNotContain("\tat ", "Listening");
    }

    @ParameterizedTest
    @EnumSource(Isolation.class)
    void aHookThatFailsInAWorkersBootEndsTheServerWithItsCode(Isolation isolation) throws IOException {
        Jgun.Outcome outcome = server("def post_fork(server, worker):\n    worker.log.inof('x')\n")
                .with(isolation)
                .run();

        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(outcome.err())
                .contains("The hook post_fork failed: ", "AttributeError: 'Logger' object has no attribute 'inof'");
    }

    @ParameterizedTest
    @EnumSource(Isolation.class)
    void aCompiledClassDoesTheSame(Isolation isolation) throws IOException {
        try (JgunProcess server = server("hooks = 'io.jgun.acceptance.apps.CountingHooks'\n")
                .with("--classpath", Checkout.sampleClasses() + ":" + Checkout.testClasses())
                .with(isolation)
                .start()) {
            URI address = server.awaitListening();
            assertThat(server.awaitLine("compiled when_ready")).contains("[" + address + "]");

            assertThat(Http.get(address, "/x").statusCode()).isEqualTo(200);
            server.awaitLine("compiled post_request GET /x 200");

            assertThat(Http.get(address, "/refuse").statusCode()).isEqualTo(500);
            server.awaitLine("The hook pre_request of io.jgun.acceptance.apps.CountingHooks failed: ");
            server.awaitLine("CountingHooks.preRequest(CountingHooks.java:");
        }
    }

    private Jgun server(String hooks) throws IOException {
        Files.writeString(
                directory.resolve("jgun.conf.py"),
                "bind = '127.0.0.1:0'\nworkers = 1\nwsgi_app = 'com.acme.App:servlet'\n" + hooks);
        return Jgun.command().in(directory).env("JGUN_CMD_ARGS", "--classpath " + Checkout.sampleClasses());
    }

    private static List<String> told(Jgun.Outcome outcome) {
        return outcome.err()
                .lines()
                .map(line -> line.replaceFirst("^\\[[^]]*] \\[\\d+] \\[INFO] ", ""))
                .filter(line -> line.matches("[a-z]+_[a-z_]+ .*|on_exit|when_ready.*"))
                .toList();
    }

    private static String address(Jgun.Outcome outcome) {
        return outcome.err().replaceAll("(?s).*Listening at: (\\S+).*", "$1");
    }
}
