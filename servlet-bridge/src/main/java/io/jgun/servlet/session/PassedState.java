package io.jgun.servlet.session;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a session held when it was handed over, so that changes by requests of the old generation are noticed:
 * those made by {@code setAttribute} and those within an attribute.
 */
final class PassedState {

    private final ContextSessions from;
    private @Nullable Map<String, byte[]> attributes;
    private int maxInactiveSeconds;

    /** @param from where the copy is */
    PassedState(ContextSessions from) {
        this.from = from;
    }

    /** Remembers what it holds, once, before a request of the old generation can change it. */
    synchronized void remember(LiveSession copy) {
        if (attributes == null) {
            attributes = from.written(copy);
            maxInactiveSeconds = seconds(copy);
        }
    }

    /** Brings the successor up to what requests of the old generation have made of the copy. */
    synchronized void passOn(LiveSession copy, LiveSession successor, ContextSessions to) {
        Map<String, byte[]> before = attributes;
        if (before == null) {
            return;
        }
        Map<String, byte[]> now = from.written(copy);
        now.forEach((name, bytes) -> {
            Object value = copy.getSessionData().getAttribute(name);
            if (value != null && !Arrays.equals(bytes, before.get(name))) {
                to.change(successor, name, value, bytes);
            }
        });
        Set<String> removed = new HashSet<>(before.keySet());
        removed.removeAll(copy.getSessionData().getKeys());
        removed.forEach(name -> to.change(successor, () -> successor.removeAttribute(name)));
        if (seconds(copy) != maxInactiveSeconds) {
            maxInactiveSeconds = seconds(copy);
            to.change(successor, () -> successor.setMaxInactiveInterval(maxInactiveSeconds));
        }
        attributes = now;
    }

    private static int seconds(LiveSession session) {
        return (int) (session.getSessionData().getMaxInactiveMs() / 1000);
    }
}
