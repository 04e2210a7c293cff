package io.jgun.benchmarks;

/**
 * What wrk does.
 *
 * @param target path and query
 * @param fresh whether each request has a connection of its own
 * @param body bytes to POST; 0 is a GET
 */
record Load(int connections, String target, boolean fresh, int body) {
    static final int SLEEP_MILLIS = 20;

    /** A request that does nothing for so long. */
    static final String SLEEP = "/?sleep=" + SLEEP_MILLIS;

    static Load connections(int connections) {
        return new Load(connections, "/", false, 0);
    }

    Load closing() {
        return new Load(connections, target, true, body);
    }

    Load to(String other) {
        return new Load(connections, other, fresh, body);
    }

    Load posting(int bytes) {
        return new Load(connections, target, fresh, bytes);
    }
}
