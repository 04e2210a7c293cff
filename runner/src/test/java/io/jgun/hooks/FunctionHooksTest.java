package io.jgun.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jgun.config.ConfigEntry;
import io.jgun.config.ConfigFunction;
import io.jgun.config.ConfigOutput;
import io.jgun.config.ReaderContext;
import io.jgun.config.python.PythonConfigFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionHooksTest {

    private final FakeLog log = new FakeLog();
    private final FakeServer server = new FakeServer(log);
    private final FakeWorker worker = new FakeWorker(1, log);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    worker, req                      | req.path                   | /shop
                    worker, req, environ             | environ['REQUEST_METHOD']  | GET
                    worker, req, environ, resp       | resp.status_code           | 201
                    worker, req, environ, resp=None  | resp.status                | 201
                    worker, req, *others             | others[1].response_length  | 12
                    worker, req, environ={}, **named | len(environ)               | 1
                    """)
    void postRequestMayTakeTwoToFourArguments(String parameters, String value, String logged) {
        ServerHooks hooks = hooks("def post_request(" + parameters + "):\n    worker.log.info('%s', " + value + ")\n");
        hooks.postRequest(worker, new FakeRequest(), Map.of("REQUEST_METHOD", "GET"), new FakeResponse(201));
        assertThat(log.lines).containsExactly("info: " + logged);
    }

    @Test
    void whatAHookSetsOnARequestIsThereForTheNextHook() {
        ServerHooks hooks = hooks("""
                def pre_request(worker, req):
                    req.began = (3, 'x')

                def post_request(worker, req):
                    worker.log.info('%s', req.began[0] + 1)
                    req.began = None
                    worker.log.info('%s', hasattr(req, 'began'))
                """);
        FakeRequest request = new FakeRequest();
        hooks.preRequest(worker, request);
        hooks.postRequest(worker, request, Map.of(), new FakeResponse(200));
        assertThat(log.lines).containsExactly("info: 4", "info: False");
        assertThatThrownBy(() -> hooks.postRequest(worker, new FakeRequest(), Map.of(), new FakeResponse(200)))
                .hasMessageContaining("'Request' object has no attribute 'began'");
    }

    @Test
    void whatAHookSetsOnAWorkerStaysUntilThatWorkerHasEnded() {
        ServerHooks hooks = hooks("""
                def post_fork(server, worker):
                    worker.colour = 'red'

                def worker_int(worker):
                    worker.log.info(getattr(worker, 'colour', 'none'))
                """);
        hooks.postFork(server, worker);
        hooks.workerInt(worker);
        hooks.workerInt(new FakeWorker(2, log));
        hooks.childExit(server, worker);
        hooks.workerInt(worker);
        assertThat(log.lines).containsExactly("info: red", "info: none", "info: none");
    }

    @Test
    void anAttributeOfJgunsOwnIsNotHidden() {
        ServerHooks hooks =
                hooks("def worker_int(worker):\n    worker.pid = 7\n    worker.log.info('%d', worker.pid)\n");
        hooks.workerInt(worker);
        assertThat(log.lines).containsExactly("info: 101");
    }

    @Test
    void aFailureNamesTheHookTheFileAndTheLine() {
        ServerHooks hooks = hooks("def when_ready(server):\n    pass\n\ndef post_fork(server, worker):\n    1 // 0\n");
        hooks.whenReady(server);
        assertThatThrownBy(() -> hooks.postFork(server, worker))
                .isInstanceOfSatisfying(
                        HookException.class,
                        failure -> assertThat(failure.hook()).isEqualTo(HookName.POST_FORK))
                .hasMessageStartingWith("The hook post_fork failed: gunicorn.conf.py:5:")
                .hasMessageContaining("ZeroDivisionError");
    }

    @ParameterizedTest
    @CsvSource({"403, 403", "599, 599", "399, 0", "600, 0", "200, 0", "True, 0", "None, 0", "403.0, 0"})
    void aStatusThatPreRequestReturnsRefusesTheRequest(String returned, int status) {
        ServerHooks hooks = hooks("def pre_request(worker, req):\n    return " + returned + "\n");
        if (status == 0) {
            hooks.preRequest(worker, new FakeRequest());
        } else {
            assertThatThrownBy(() -> hooks.preRequest(worker, new FakeRequest()))
                    .isInstanceOfSatisfying(
                            RequestRefusedException.class,
                            refusal -> assertThat(refusal.status()).isEqualTo(status));
        }
    }

    @Test
    void thereIsNoOldNumberOfWorkersAtTheStart() {
        ServerHooks hooks = hooks("""
                def nworkers_changed(server, new_value, old_value):
                    server.log.info('%s after %s', new_value, old_value)
                """);
        hooks.nworkersChanged(server, 2, OptionalInt.empty());
        hooks.nworkersChanged(server, 3, OptionalInt.of(2));
        assertThat(log.lines).containsExactly("info: 2 after None", "info: 3 after 2");
    }

    @Test
    void aHookThatDumpsTheStacksOfPythonsThreadsRuns() {
        ServerHooks hooks = hooks("""
                def worker_int(worker):
                    worker.log.info("asked to end")
                    import sys, threading, traceback

                    names = dict((t.ident, t.name) for t in threading.enumerate())
                    assert names[threading.current_thread().ident] == threading.main_thread().name
                    lines = ["threads: %d" % len(names)]
                    for ident, frame in sys._current_frames().items():
                        lines.append("thread %s (%d)" % (names.get(ident, "?"), ident))
                        for path, number, function, source in traceback.extract_stack(frame):
                            lines.append("%s:%d %s" % (path, number, function))
                            if source:
                                lines.append("    " + source.strip())
                    lines.extend(traceback.extract_stack())
                    worker.log.debug("\\n".join(lines))
                """);
        hooks.workerInt(worker);
        assertThat(log.lines).containsExactly("info: asked to end", "debug: threads: 1");
    }

    @Test
    void fourThreadsMayCallAtOnce() throws Exception {
        ServerHooks hooks = hooks("""
                served = {'requests': 0}

                def pre_request(worker, req):
                    before = served['requests']
                    for _ in range(20):
                        pass
                    served['requests'] = before + 1
                    worker.last = req.path

                def worker_exit(server, worker):
                    server.log.info('%d %s', served['requests'], worker.last)
                """);
        List<Callable<Boolean>> callers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            callers.add(() -> {
                for (int call = 0; call < 500; call++) {
                    hooks.preRequest(worker, new FakeRequest());
                }
                return true;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<Boolean> caller : threads.invokeAll(callers, 30, TimeUnit.SECONDS)) {
                assertThat(caller.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        hooks.workerExit(server, worker);
        assertThat(log.lines).containsExactly("info: 2000 /shop");
    }

    static ServerHooks hooks(String source) {
        ReaderContext context = new ReaderContext(Map.of(), Path.of("").toAbsolutePath(), ConfigOutput.discard());
        Map<String, ConfigFunction> functions = new HashMap<>();
        for (ConfigEntry entry : PythonConfigFile.parse(source, "gunicorn.conf.py", context)) {
            if (entry.value() instanceof ConfigFunction function) {
                functions.put(entry.name(), function);
            }
        }
        return new FunctionHooks(functions);
    }
}
