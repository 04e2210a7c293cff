package io.jgun.cli;

import io.jgun.posix.Descriptors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;

/**
 * The server's side of {@code daemon}. bin/jgun has started it in a session of its own and waits, holding what it says,
 * until it serves or ends. {@code JGUN_DAEMON} tells: the pid that is meant (the variable is handed down to children), a
 * descriptor that leads to the launcher, and those that shall lead nowhere afterwards. After an upgrade it is the pid alone:
 * a daemon's child has no ties to a terminal.
 */
final class DaemonStart {

    private static final String VARIABLE = "JGUN_DAEMON";

    private final long pid;
    private final boolean meant;
    private final List<Integer> toLauncher = new ArrayList<>();

    private DaemonStart(long pid, String variable) {
        this.pid = pid;
        String[] words = variable.split(" ", -1);
        this.meant = words[0].equals(Long.toString(pid));
        if (meant) {
            for (String word : List.of(words).subList(1, words.length)) {
                toLauncher.add(Integer.parseInt(word));
            }
        }
    }

    static DaemonStart ofThisProcess() {
        return new DaemonStart(ProcessHandle.current().pid(), System.getenv().getOrDefault(VARIABLE, ""));
    }

    /** True if the launcher has made a daemon of this process. */
    boolean isOne() {
        return meant;
    }

    /** Cuts the last ties to the operator's terminal, and lets the launcher end. Once, when the server serves. */
    void serving(Logger log) {
        for (int i = 1; i < toLauncher.size(); i++) {
            try {
                Descriptors.toNowhere(toLauncher.get(i));
            } catch (IOException e) {
                log.warn("Descriptor {} still leads to where jgun was started: {}", toLauncher.get(i), e.getMessage());
            }
        }
        if (!toLauncher.isEmpty()) {
            try {
                Descriptors.tell(toLauncher.get(0), "\njgun daemon " + pid + " serves\n");
            } catch (IOException e) {
                log.debug("The launcher is gone", e);
            }
        }
    }
}
