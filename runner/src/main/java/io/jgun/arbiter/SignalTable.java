package io.jgun.arbiter;

import java.util.function.Consumer;

/** What each signal does: one row each, as in Gunicorn. docs/signals.md is made from it. */
enum SignalTable {
    HUP(
            "Reload: reads the configuration again, loads the applications anew, moves the traffic when they are ready, and"
                    + " lets requests in the old generation end. If it fails, the old generation goes on serving.",
            Arbiter::hangUp),
    INT("Quick shutdown: requests in flight are cut.", Arbiter::shutDownQuickly),
    QUIT("Quick shutdown, as `INT`. For a thread dump use `jcmd PID Thread.print`.", Arbiter::shutDownQuickly),
    TERM(
            "Graceful shutdown: no new connection, requests in flight have `graceful_timeout` to end. `INT` or `QUIT` after"
                    + " it ends the waiting. With `drain_delay` it begins so much later, or with the next `TERM`.",
            Arbiter::shutDownGracefully),
    TTIN("One worker more.", Arbiter::addWorker),
    TTOU("One worker fewer, but never fewer than one.", Arbiter::removeWorker),
    USR1("Opens the log files again, for log rotation.", Arbiter::reopenLogs),
    USR2(
            "Upgrade: starts a new arbiter, from the same `bin/jgun` with the same arguments, on the same sockets; both serve."
                    + " `TERM` to the old one completes the upgrade, `TERM` to the new one rolls it back. See below.",
            Arbiter::upgrade),
    WINCH(
            "Gracefully stops the workers of a daemon, and keeps the arbiter and its sockets: connections wait until `TTIN` or"
                    + " `HUP` bring workers back, or are the new arbiter's during an upgrade. Ignored where `daemon` is not set: a terminal sends it whenever its window changes.",
            Arbiter::stopWorkers);

    private final String doc;
    private final Consumer<Arbiter> action;

    SignalTable(String doc, Consumer<Arbiter> action) {
        this.doc = doc;
        this.action = action;
    }

    /** For people, in Markdown. */
    String doc() {
        return doc;
    }

    void act(Arbiter arbiter) {
        action.accept(arbiter);
    }
}
