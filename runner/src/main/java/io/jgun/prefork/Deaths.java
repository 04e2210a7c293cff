package io.jgun.prefork;

import io.jgun.posix.ExitException;
import java.util.Map;
import org.slf4j.Logger;

/** What Gunicorn's arbiter says of workers that end. */
final class Deaths {

    /** How the JDK tells that a signal has ended a process. */
    private static final int BY_SIGNAL = 128;

    private static final int KILL = 9;

    private static final String FAILED = "Worker failed to boot: ";

    /** signal(7), those of which one can die by somebody's will or fault. */
    private static final Map<Integer, String> SIGNALS = Map.ofEntries(
            Map.entry(1, "SIGHUP"),
            Map.entry(2, "SIGINT"),
            Map.entry(3, "SIGQUIT"),
            Map.entry(4, "SIGILL"),
            Map.entry(6, "SIGABRT"),
            Map.entry(7, "SIGBUS"),
            Map.entry(8, "SIGFPE"),
            Map.entry(KILL, "SIGKILL"),
            Map.entry(11, "SIGSEGV"),
            Map.entry(13, "SIGPIPE"),
            Map.entry(15, "SIGTERM"));

    private Deaths() {}

    /** Logs it, unless it is as it should be. */
    static void report(Logger log, long pid, int code) {
        if (code == BY_SIGNAL + KILL) {
            log.error("Worker (pid:{}) was sent SIGKILL! Perhaps out of memory?", pid);
        } else if (code > BY_SIGNAL) {
            log.warn("Worker (pid:{}) was sent {}!", pid, signal(code));
        } else if (code != 0) {
            log.error("Worker (pid:{}) exited with code {}.", pid, code);
        }
    }

    /** What a worker has said of its boot, without the words that stand before it in the log. */
    static String reason(ExitException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.startsWith(FAILED) ? message.substring(FAILED.length()) : message;
    }

    /** A phrase. */
    static String describe(int code) {
        return code > BY_SIGNAL ? "it was sent " + signal(code) : "it exited with code " + code;
    }

    private static String signal(int code) {
        return SIGNALS.getOrDefault(code - BY_SIGNAL, "signal " + (code - BY_SIGNAL));
    }
}
