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

            ## Upgrade

            `USR2` starts `bin/jgun` again: by the path it was called by, with the same arguments, environment and directory. What
            stands behind that path, `JAVA_HOME` or the directory may have changed: another jgun, another Java, another release of the
            application where they are symbolic links. The new arbiter inherits the listening sockets; from when it is ready both
            serve from one queue of connections. Then the operator decides:

            | | |
            |---|---|
            | complete it | `TERM` to the old arbiter. It drains as always; what is not accepted yet is the new one's, no request fails. `Master has been promoted.` |
            | roll it back | `TERM` to the new arbiter. (`HUP` to the old one first, if `WINCH` has stopped its workers.) |

            Until then the new one's pid file is `NAME.2`, its title in `ps` ends in `.2`, and further `USR2` are ignored by both
            (`Child exists.`, `Parent exists.`). A new arbiter that fails changes nothing: the old one goes on, and the error log tells why.

                kill -USR2 $(cat jgun.pid)     # wait for "Booting worker" of the new one
                kill -TERM $(cat jgun.pid)     # or $(cat jgun.pid.2) to roll it back

            - Sockets are matched by what `bind` says. One that the new configuration does not name is not served by the new arbiter; one
              that it adds is opened. Up to three can be handed on; with more, `USR2` is refused in the log.
            - Put a new jgun or Java beside the old one and change the link. A directory that is overwritten takes from the running
              server what it has not loaded yet.
            - Both run as the same user. After the old one has ended its `JGUN_JAVA_OPTS`, `JAVA_HOME` and other variables are still those
              of the new one: a running process cannot be given others.
            - systemd (`Type=notify`): `systemctl kill --kill-whom=main -s USR2 jgun`, then the same with `TERM`. When the old
              process ends it names the new one to systemd as the main one, so that the unit stays active. `systemctl stop`,
              too, means the old one as long as it is there, and systemd then kills the new one at once: complete an upgrade,
              or roll it back, before.
            - PID 1 of a container cannot be replaced: there `USR2` is of no use.
            - Sessions in memory do not move to another process.

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
