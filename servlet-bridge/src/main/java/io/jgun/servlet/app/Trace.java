package io.jgun.servlet.app;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * A throwable with all that led to it, ready to be shown.
 *
 * @param relation to the one it stands below: empty for the first, {@code Caused by}, {@code Suppressed}
 * @param message may be empty
 * @param frames innermost first
 * @param inner causes, then suppressed ones
 */
record Trace(String relation, String type, String message, List<Frame> frames, List<Trace> inner) {

    private static final int LONGEST_MESSAGE = 20_000;

    /**
     * One line of a stack.
     *
     * @param application it is the application's or a library's of it, not the server's
     */
    record Frame(String text, boolean application) {}

    static Trace of(Throwable thrown) {
        return of("", thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static Trace of(String relation, Throwable thrown, Set<Throwable> seen) {
        seen.add(thrown);
        List<Frame> frames = new ArrayList<>();
        for (StackTraceElement element : thrown.getStackTrace()) {
            frames.add(new Frame(CauseText.frame(element), CauseText.isOfApplication(element)));
        }
        List<Trace> inner = new ArrayList<>();
        Throwable cause = thrown.getCause();
        if (cause != null && !seen.contains(cause)) {
            inner.add(of("Caused by", cause, seen));
        }
        for (Throwable suppressed : thrown.getSuppressed()) {
            if (!seen.contains(suppressed)) {
                inner.add(of("Suppressed", suppressed, seen));
            }
        }
        return new Trace(relation, thrown.getClass().getName(), message(thrown), frames, inner);
    }

    /** The application's own getMessage may fail, too. */
    private static String message(Throwable thrown) {
        String message;
        try {
            message = thrown.getMessage();
        } catch (RuntimeException e) {
            return "(its getMessage() threw " + e.getClass().getName() + ")";
        }
        if (message == null) {
            return "";
        }
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "...";
    }

    /** {@code java.lang.IllegalStateException: no stock} */
    String title() {
        return message.isEmpty() ? type : type + ": " + message;
    }
}
