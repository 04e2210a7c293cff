package io.jgun.hooks;

import java.util.LinkedHashMap;
import java.util.Map;

/** docs/hooks.md, made from the names of the hooks. */
public final class HookReference {

    private static final String HEAD = """
            # Hooks

            <!-- Made from the code by jgun's tests: run them with -Djgun.docs.write=true to write it anew. -->

            Code of your own, called at points of the life of the server, its workers and its requests. They are Gunicorn's, with
            its names and arguments: functions of the config file (Python, which jgun reads without needing Python), or a Java
            class. If there are both, the function is called before the method.

            | hook | called | if it fails |
            |---|---|---|
            """;

    private static final String MIDDLE = """

            A failure is written to the error log with the file and line of the config file, or with the stack of the class.

            ## In which order

            - Start: `nworkers_changed`, `on_starting`; `pre_fork`, `post_fork` and `post_worker_init` of each worker; `when_ready`.
            - A request: `pre_request`, the application, `post_request`.
            - `TTIN`: `nworkers_changed`; `pre_fork`, `post_fork` and `post_worker_init` of the new worker.
            - `TTOU`: `nworkers_changed`; `worker_exit`, `child_exit` of the oldest worker when it has done its work.
            - A reload: `on_reload` of the new file; `pre_fork`, `post_fork`, `post_worker_init` of each new worker; at the switch
              `nworkers_changed` if the number is another; then `worker_exit` and `child_exit` of each old worker, by the old file's
              functions.
            - A worker that is replaced (`max_requests`): `worker_exit`, `child_exit` of the old one and the three of the new one, in no order
              between the two.
            - A request that runs over `timeout`: its `post_request`, and beside it `worker_abort` of its worker, which is then
              replaced; `worker_exit` and `child_exit` come when its thread lets go.
            - `USR2`: `pre_exec` in the old arbiter; in the new one all of a start.
            - `TERM`: `worker_exit`, `child_exit` of each worker; `on_exit`.
            - `INT`, `QUIT`: `worker_int` of all workers; then as `TERM`.

            Hooks of requests run in the worker's thread, several at once; what a config file's functions share is guarded, so that no
            update is torn. `worker` and `req` keep what a hook sets on them for the hooks that see them later: `req.began = time.time()`.

            ## Refusing a request

            `pre_request` may refuse one: a function returns the status (an integer from 400 to 599; anything else that it returns means
            nothing, as in Gunicorn), a class throws `RequestRefusedException`. The client gets the status with a short page, the
            application is not called, the access log has its line and the error log none. Gunicorn has no such thing, and ignores
            what the function returns; there, as here, a function that raises answers 500.

            """;

    private static final String EXAMPLES = """
            ## Examples

            `gunicorn.conf.py`:

            ```python
            PYTHON```

            A class, for `hooks = 'com.acme.Hooks'` in the config file or `--hooks com.acme.Hooks`; it is looked for on `--classpath`.
            To compile it: `javac -cp "$JGUN_HOME/lib/*"`. It is loaded again at each reload.

            ```java
            JAVA```
            """;

    static final String PYTHON = """
            import time

            def when_ready(server):
                server.log.info("%d workers at %s", server.num_workers, server.address)

            def pre_request(worker, req):
                req.began = time.time()
                if req.path.startswith("/admin") and req.remote_addr[0] != "127.0.0.1":
                    return 403

            def post_request(worker, req, environ, resp):
                took = time.time() - req.began
                if took > 1:
                    worker.log.warning("%s %s: %s after %.1f s", req.method, req.path, resp.status_code, took)
            """;

    static final String JAVA = """
            package com.acme;

            import io.jgun.hooks.RequestRefusedException;
            import io.jgun.hooks.RequestView;
            import io.jgun.hooks.ServerHooks;
            import io.jgun.hooks.ServerView;
            import io.jgun.hooks.WorkerView;

            public class Hooks implements ServerHooks {

                @Override
                public void whenReady(ServerView server) {
                    server.log().info(server.workers() + " workers at " + server.addresses());
                }

                @Override
                public void preRequest(WorkerView worker, RequestView request) {
                    if (request.path().startsWith("/admin") && !request.remoteAddress().equals("127.0.0.1")) {
                        throw new RequestRefusedException(403);
                    }
                }
            }
            """;

    /** A view: what Python code calls it, its Java type, and its attributes. */
    enum View {
        SERVER("server", ServerView.class),
        WORKER("worker", WorkerView.class),
        REQUEST("req", RequestView.class),
        RESPONSE("resp", ResponseView.class);

        private final String python;
        private final Class<?> type;
        private final Map<String, String> attributes = new LinkedHashMap<>();

        View(String python, Class<?> type) {
            this.python = python;
            this.type = type;
        }

        private View with(String name, String doc) {
            attributes.put(name, doc);
            return this;
        }
    }

    static {
        String log = "`debug`, `info`, `warning`, `error`, `exception`, `critical`: to the error log";
        String cfg = "the settings by name: `cfg.workers`";
        View.SERVER
                .with("log", log)
                .with("cfg", cfg)
                .with("pid", "process id")
                .with("num_workers", "how many workers there are to be")
                .with(
                        "address",
                        "list of the addresses as in the log, `['http://127.0.0.1:8000']`; empty before they are bound")
                .with("LISTENERS", "the same")
                .with("proc_name", "name of the server, as in ps")
                .with("timeout", "seconds that a request may take");
        View.WORKER
                .with("pid", "number of the worker, which stands where Gunicorn has a process id")
                .with("number", "the same")
                .with("age", "counts the workers ever started, from 1")
                .with("nr", "requests served so far")
                .with("ppid", "process id of the server")
                .with("log", log)
                .with("cfg", cfg)
                .with("timeout", "seconds that a request may take")
                .with("alive", "true")
                .with("booted", "true")
                .with("aborted", "false");
        View.REQUEST
                .with("method", "`GET`")
                .with("path", "as received, without the query")
                .with("query", "without its question mark; empty if none")
                .with("uri", "path and query as received")
                .with("fragment", "always empty")
                .with("headers", "list of pairs, names in upper case, in the order received")
                .with("scheme", "`http` or `https`")
                .with("version", "`(1, 1)`")
                .with("remote_addr", "`(address, port)` of the client")
                .with("peer_addr", "the same");
        View.RESPONSE
                .with("status", "`'200'`")
                .with("status_code", "200")
                .with("headers", "list of pairs, in the order sent")
                .with("response_length", "bytes of the body")
                .with("sent", "the same")
                .with("headers_sent", "true");
    }

    private HookReference() {}

    /** What each attribute is, by name. */
    static Map<String, String> attributes(View view) {
        return view.attributes;
    }

    /** All of the file. */
    public static String text() {
        StringBuilder text = new StringBuilder(HEAD);
        for (HookName hook : HookName.values()) {
            text.append("| `%s(%s)` | %s | %s |%n"
                    .formatted(hook.setting(), hook.parameters(), hook.called(), hook.failure()));
        }
        text.append(MIDDLE);
        for (View view : View.values()) {
            text.append("## `%s`%n%nIn Java `%s`.%n%n| attribute | |%n|---|---|%n"
                    .formatted(view.python, view.type.getName()));
            view.attributes.forEach((name, doc) -> text.append("| `%s.%s` | %s |%n".formatted(view.python, name, doc)));
            text.append('\n');
        }
        text.append("""
                `environ` is a dict with the variables of CGI and WSGI (`REQUEST_METHOD`, `PATH_INFO`, `REMOTE_ADDR`, `HTTP_HOST`,
                `wsgi.url_scheme` ...), in Java a `Map`.

                """);
        return text + EXAMPLES.replace("PYTHON", PYTHON).replace("JAVA", JAVA);
    }
}
