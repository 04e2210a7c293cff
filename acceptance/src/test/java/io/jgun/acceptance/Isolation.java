package io.jgun.acceptance;

import java.util.List;

/** Where workers run. What an operator or a client is promised holds for both, and so do its tests. */
public enum Isolation {
    /** Threads of the arbiter's process, named by their number where Gunicorn prints a pid. */
    THREADS(List.of()),
    /** {@code --prefork}: a process each. */
    PROCESSES(List.of("--prefork"));

    private final List<String> options;

    Isolation(List<String> options) {
        this.options = options;
    }

    List<String> options() {
        return options;
    }
}
