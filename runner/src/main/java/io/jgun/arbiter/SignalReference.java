package io.jgun.arbiter;

/** docs/signals.md, made from the table of signals. */
public final class SignalReference {

    private static final String HEAD = """
            # Signals

            <!-- Made from the code by jgun's tests: run them with -Djgun.docs.write=true to write it anew. -->

            To be sent to the process that `bin/jgun` has become (`kill -HUP PID`; the pid file of `pidfile` names it). They are
            queued and obeyed in order, one after the other, also while an application is loading. Each is told in the error log:
            `Handling signal: hup`.

            | signal | effect |
            |---|---|
            """;

    private static final String TAIL = """

            ## Reload

            `HUP` reads the config file again and makes a new generation beside the one that serves: its own settings, hooks, access
            log, workers and applications with a new class loader. When it is ready, each request that begins from then on is its
            own, also on connections that are open already; requests inside the old one have `graceful_timeout` to end. No
            connection is closed for it, except where the setting that changed is one of the connection itself (as `keepalive` or the
            limits): those end with `Connection: close` in their next answer. A `bind` that is new is opened, one that is gone is
            drained and closed.

            What cannot be made ready changes nothing: the error log tells why, with file and line, and `The reload failed: the
            generation before goes on serving.` Gunicorn ends its workers before it knows. Signals that ask for another reload while
            one is going on lead to one more, however many they are.

            ## Shutdown

            The exit code is 0 after `TERM`, `INT` and `QUIT`. During the graceful shutdown nobody can connect any more; connections
            that are open get an answer to each request, the last with `Connection: close`, and idle ones are closed when
            `keepalive` has passed.

            ## QUIT and thread dumps

            A JVM keeps `QUIT` for itself and writes a thread dump. `bin/jgun` has it written into an unlinked file that the server
            watches, so that `QUIT` is obeyed within about a tenth of a second and standard output stays clean. This needs Linux, a
            HotSpot JVM and a writable `/dev/shm` or `TMPDIR`; elsewhere `QUIT` does what the JVM does with it. Other output
            of the JVM's own goes there as well, unless `JGUN_JAVA_OPTS`, `JDK_JAVA_OPTIONS` or `JAVA_TOOL_OPTIONS` ask for some
            (`-XX:+Print...`, `-XX:...OutOfMemoryError`): then it stays on standard output.

            For a thread dump of a server that goes on serving: `jcmd PID Thread.print`.

            ## Signals that were ignored

            `nohup`, and a background job of a shell without job control, start a process with `HUP`, or `INT` and `QUIT`, ignored. For a
            server that would be a signal lost: the launcher gives them back their meaning (with `env --default-signal` of GNU
            coreutils 8.31 or newer). `-Xrs` among the JVM's options takes all signals away from jgun: do not use it.

            As PID 1 of a container it obeys the same signals.
            """;

    private SignalReference() {}

    /** All of the file. */
    public static String text() {
        StringBuilder text = new StringBuilder(HEAD);
        for (SignalTable row : SignalTable.values()) {
            text.append("| `")
                    .append(row.name())
                    .append("` | ")
                    .append(row.doc())
                    .append(" |\n");
        }
        return text + TAIL;
    }
}
