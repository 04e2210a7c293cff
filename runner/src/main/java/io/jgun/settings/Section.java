package io.jgun.settings;

/** The chapters of Gunicorn's settings reference, in its order; jgun's own settings stand where they fit. */
public enum Section {
    CONFIG_FILE("Config File"),
    CONTROL("Control"),
    DEBUGGING("Debugging"),
    DIRTY_ARBITER_HOOKS("Dirty Arbiter Hooks"),
    DIRTY_ARBITERS("Dirty Arbiters"),
    HTTP2("HTTP/2"),
    LOGGING("Logging"),
    PROCESS_NAMING("Process Naming"),
    SSL("SSL"),
    SECURITY("Security"),
    SERVER_HOOKS("Server Hooks"),
    SERVER_MECHANICS("Server Mechanics"),
    SERVER_SOCKET("Server Socket"),
    WORKER_PROCESSES("Worker Processes");

    private final String title;

    Section(String title) {
        this.title = title;
    }

    /** The heading in help and docs. */
    public String title() {
        return title;
    }
}
