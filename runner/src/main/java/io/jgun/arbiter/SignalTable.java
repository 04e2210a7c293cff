package io.jgun.arbiter;

import java.util.function.Consumer;

/** What each signal does: one row each, as in Gunicorn. */
enum SignalTable {
    INT("Quick shutdown: requests in flight are cut.", Arbiter::shutDownQuickly),
    TERM(
            "Graceful shutdown: no new connection, requests in flight have graceful_timeout to end.",
            Arbiter::shutDownGracefully),
    USR1("Opens the log files again, for log rotation.", Arbiter::reopenLogs),
    HUP("Reload of configuration and application.", arbiter -> arbiter.notYet("HUP")),
    TTIN("One worker more.", arbiter -> arbiter.notYet("TTIN")),
    TTOU("One worker fewer.", arbiter -> arbiter.notYet("TTOU")),
    USR2("Upgrade of the running program.", arbiter -> arbiter.notYet("USR2")),
    WINCH("Stops the workers of a daemon.", arbiter -> arbiter.notYet("WINCH"));

    private final String doc;
    private final Consumer<Arbiter> action;

    SignalTable(String doc, Consumer<Arbiter> action) {
        this.doc = doc;
        this.action = action;
    }

    String doc() {
        return doc;
    }

    void act(Arbiter arbiter) {
        action.accept(arbiter);
    }
}
