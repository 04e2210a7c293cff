package io.jgun.process;

import io.jgun.accesslog.AccessLog;
import io.jgun.hooks.ServerHooks;
import io.jgun.metrics.Metrics;
import io.jgun.settings.Settings;

/**
 * What a generation is made from: settings, and what was opened and loaded as they say.
 *
 * @param accessLog closed by the {@link Workforce} when the last request of the generation has been logged
 * @param metrics shared with other generations
 * @param invocation where the settings come from
 */
public record Blueprint(
        Settings settings, ServerHooks hooks, AccessLog accessLog, Metrics metrics, Invocation invocation) {}
