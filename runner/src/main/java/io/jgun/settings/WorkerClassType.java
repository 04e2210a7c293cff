package io.jgun.settings;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The name of a worker class. Well-known Python classes, which config files name in full, are taken by Gunicorn's short
 * names for what they do.
 */
final class WorkerClassType extends ValueType<String> {

    private static final Map<String, String> PYTHON = Map.ofEntries(
            Map.entry("gunicorn.workers.sync.SyncWorker", "sync"),
            Map.entry("gunicorn.workers.gthread.ThreadWorker", "gthread"),
            Map.entry("gunicorn.workers.ggevent.GeventWorker", "gevent"),
            Map.entry("gunicorn.workers.ggevent.GeventPyWSGIWorker", "gevent"),
            Map.entry("gevent_wsgi", "gevent"),
            Map.entry("gevent_pywsgi", "gevent"),
            Map.entry("geventwebsocket.gunicorn.workers.GeventWebSocketWorker", "gevent"),
            Map.entry("gunicorn.workers.geventlet.EventletWorker", "eventlet"),
            Map.entry("gunicorn.workers.gtornado.TornadoWorker", "tornado"),
            Map.entry("gunicorn.workers.gaiohttp.AiohttpWorker", "gaiohttp"),
            Map.entry("aiohttp.GunicornWebWorker", "gaiohttp"),
            Map.entry("aiohttp.GunicornUVLoopWebWorker", "gaiohttp"),
            Map.entry("aiohttp.worker.GunicornWebWorker", "gaiohttp"),
            Map.entry("gunicorn.workers.gasgi.ASGIWorker", "asgi"),
            Map.entry("uvicorn.workers.UvicornWorker", "asgi"),
            Map.entry("uvicorn.workers.UvicornH11Worker", "asgi"),
            Map.entry("uvicorn_worker.UvicornWorker", "asgi"),
            Map.entry("uvicorn_worker.UvicornH11Worker", "asgi"));

    @Override
    public String description() {
        return "worker class";
    }

    @Override
    public String fromText(String text) {
        String name = text.strip();
        if (name.startsWith("egg:gunicorn#")) {
            name = name.substring("egg:gunicorn#".length());
        }
        if (name.isEmpty()) {
            throw new IllegalArgumentException("must be sync, gthread, gevent or the name of a class, not ''");
        }
        String known = PYTHON.get(name);
        if (known != null) {
            return known;
        }
        if (name.startsWith("gunicorn.") || name.startsWith("egg:")) {
            throw new IllegalArgumentException("must be sync, gthread, gevent or the name of a Java class, not "
                    + Shown.quoted(name) + ", which is one of Python");
        }
        return name;
    }

    @Override
    public String fromValue(@Nullable Object value) {
        return fromText(Texts.TEXT.fromValue(value));
    }
}
