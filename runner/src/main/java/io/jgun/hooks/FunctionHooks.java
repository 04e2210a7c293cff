package io.jgun.hooks;

import io.jgun.config.ConfigException;
import io.jgun.config.ConfigFunction;
import io.jgun.config.HostFunction;
import io.jgun.config.HostObject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Hooks that are functions of a config file. Throws {@link HookException} only, with file and line, and {@link
 * RequestRefusedException} where {@code pre_request} returns a status.
 */
public final class FunctionHooks implements ServerHooks {

    private final Map<HookName, ConfigFunction> functions = new EnumMap<>(HookName.class);
    private final Map<String, Object> serverAttributes = ServerObject.Attributes.create();
    private final Map<Long, Map<String, Object>> workerAttributes = new ConcurrentHashMap<>();

    /**
     * Hooks of these functions.
     *
     * @param functions by the names that config files give hooks; other names are ignored
     */
    public FunctionHooks(Map<String, ConfigFunction> functions) {
        functions.forEach((name, function) -> HookName.of(name).ifPresent(hook -> this.functions.put(hook, function)));
    }

    private @Nullable Object call(HookName hook, Object... arguments) {
        ConfigFunction function = functions.get(hook);
        if (function == null) {
            return null;
        }
        int given = arguments.length;
        while (given > hook.fewestArguments() && !function.accepts(given)) {
            given--;
        }
        try {
            return function.call(
                    given == arguments.length
                            ? List.of(arguments)
                            : List.of(arguments).subList(0, given));
        } catch (ConfigException e) {
            throw new HookException(hook, "The hook " + hook.setting() + " failed: " + e.getMessage(), e);
        }
    }

    private ServerObject server(ServerView server) {
        return new ServerObject(server, serverAttributes);
    }

    private WorkerObject worker(WorkerView worker) {
        Map<String, Object> attributes = workerAttributes.get(worker.age());
        if (attributes == null) {
            attributes = workerAttributes.computeIfAbsent(worker.age(), age -> ServerObject.Attributes.create());
        }
        return new WorkerObject(worker, attributes);
    }

    @Override
    public void onStarting(ServerView server) {
        call(HookName.ON_STARTING, server(server));
    }

    @Override
    public void onReload(ServerView server) {
        call(HookName.ON_RELOAD, server(server));
    }

    @Override
    public void whenReady(ServerView server) {
        call(HookName.WHEN_READY, server(server));
    }

    @Override
    public void preFork(ServerView server, WorkerView worker) {
        call(HookName.PRE_FORK, server(server), worker(worker));
    }

    @Override
    public void postFork(ServerView server, WorkerView worker) {
        call(HookName.POST_FORK, server(server), worker(worker));
    }

    @Override
    public void postWorkerInit(WorkerView worker) {
        call(HookName.POST_WORKER_INIT, worker(worker));
    }

    @Override
    public void workerInt(WorkerView worker) {
        call(HookName.WORKER_INT, worker(worker));
    }

    @Override
    public void workerAbort(WorkerView worker) {
        call(HookName.WORKER_ABORT, worker(worker));
    }

    @Override
    public void preExec(ServerView server) {
        call(HookName.PRE_EXEC, server(server));
    }

    @Override
    public void preRequest(WorkerView worker, RequestView request) {
        if (functions.containsKey(HookName.PRE_REQUEST)) {
            Object result = call(HookName.PRE_REQUEST, worker(worker), new RequestObject(request));
            // What else it returns is nobody's business, as in Gunicorn.
            if (result instanceof Long status && RequestRefusedException.isRefusal(status)) {
                throw new RequestRefusedException(status.intValue());
            }
        }
    }

    @Override
    public void postRequest(
            WorkerView worker, RequestView request, Map<String, String> environ, ResponseView response) {
        if (functions.containsKey(HookName.POST_REQUEST)) {
            call(
                    HookName.POST_REQUEST,
                    worker(worker),
                    new RequestObject(request),
                    environ,
                    new ResponseObject(response));
        }
    }

    @Override
    public void childExit(ServerView server, WorkerView worker) {
        try {
            call(HookName.CHILD_EXIT, server(server), worker(worker));
        } finally {
            workerAttributes.remove(worker.age());
        }
    }

    @Override
    public void workerExit(ServerView server, WorkerView worker) {
        call(HookName.WORKER_EXIT, server(server), worker(worker));
    }

    @Override
    public void nworkersChanged(ServerView server, int newWorkers, OptionalInt oldWorkers) {
        ConfigFunction function = functions.get(HookName.NWORKERS_CHANGED);
        if (function == null) {
            return;
        }
        List<@Nullable Object> arguments = new ArrayList<>(3);
        arguments.add(server(server));
        arguments.add((long) newWorkers);
        arguments.add(oldWorkers.isPresent() ? (Object) (long) oldWorkers.getAsInt() : null);
        try {
            function.call(arguments);
        } catch (ConfigException e) {
            throw new HookException(
                    HookName.NWORKERS_CHANGED, "The hook nworkers_changed failed: " + e.getMessage(), e);
        }
    }

    @Override
    public void onExit(ServerView server) {
        call(HookName.ON_EXIT, server(server));
    }

    /** The function may call its factory and look on; the context cannot be changed from Python. */
    @Override
    public SSLContext sslContext(ServerView server, Supplier<SSLContext> defaultFactory) {
        SSLContext context = defaultFactory.get();
        HostFunction factory = arguments -> new TlsContextObject(context);
        call(HookName.SSL_CONTEXT, new SettingsObject(server.settings()), factory);
        return context;
    }

    private record TlsContextObject(SSLContext context) implements HostObject {
        @Override
        public String typeName() {
            return "SSLContext";
        }

        @Override
        public Object attribute(String name) {
            throw new NoSuchElementException(name);
        }
    }
}
