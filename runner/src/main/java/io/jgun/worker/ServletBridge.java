package io.jgun.worker;

import io.jgun.accesslog.AccessLog;
import io.jgun.hooks.ServerHooks;
import io.jgun.settings.Settings;

/** The way from runner to servlets: one implementation, found with {@link java.util.ServiceLoader}. */
public interface ServletBridge {

    /**
     * Builds the engine that serves requests. It accepts nothing yet.
     *
     * @param pool whose workers every request passes
     */
    Engine open(Settings settings, WorkerPool pool, AccessLog accessLog, ServerHooks hooks);
}
