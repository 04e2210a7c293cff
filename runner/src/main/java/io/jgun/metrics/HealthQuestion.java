package io.jgun.metrics;

import org.jspecify.annotations.Nullable;

/** What a health check asks. */
public enum HealthQuestion {
    /** Whether the server is to be left alone, not killed. */
    LIVE,
    /** Whether it wants requests. */
    READY;

    /**
     * What the path of a request asks.
     *
     * @param path the setting {@code health_path}
     * @return null if the request is no health check
     */
    public static @Nullable HealthQuestion of(String path, String asked) {
        if (!asked.startsWith(path)) {
            return null;
        }
        return switch (asked.substring(path.length())) {
            case "", "/ready" -> READY;
            case "/live" -> LIVE;
            default -> null;
        };
    }
}
