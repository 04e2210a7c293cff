package io.jgun.servlet.session;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.session.SessionManager;

/** The sessions of all contexts of one generation. */
public final class GenerationSessions {

    /** Of applications without any. */
    public static final GenerationSessions NONE = new GenerationSessions(Map.of());

    /** Hand-overs are rare: one at a time, however many generations drain. */
    private static final Object HAND_OVER = new Object();

    private final Map<String, ContextSessions> byContextPath;

    private GenerationSessions(Map<String, ContextSessions> byContextPath) {
        this.byContextPath = Map.copyOf(byContextPath);
    }

    /**
     * Those of contexts that have started, but for a context whose application keeps its sessions in a store of its own:
     * that needs no hand-over.
     *
     * @param managers by context path
     */
    public static GenerationSessions of(Map<String, ? extends SessionManager> managers) {
        Map<String, ContextSessions> sessions = new HashMap<>();
        managers.forEach((path, manager) -> {
            if (manager.getSessionCache() instanceof ContextSessions ours) {
                sessions.put(path, ours);
            }
        });
        return new GenerationSessions(sessions);
    }

    /**
     * From now on this generation has the sessions of the one before: each when a request first asks for it, with those
     * attributes that its class loader can read. To be called before its first request.
     */
    public void follow(GenerationSessions older) {
        synchronized (HAND_OVER) {
            byContextPath.forEach((path, sessions) -> {
                ContextSessions before = older.byContextPath.get(path);
                if (before != null) {
                    sessions.follow(before);
                }
            });
        }
    }

    /** Hands over what the generation after has not asked for. To be called after its last request. Idempotent. */
    public void handOver() {
        synchronized (HAND_OVER) {
            byContextPath.values().forEach(sessions -> {
                ContextSessions next = sessions.successor();
                if (next != null) {
                    next.takeRest(sessions);
                }
            });
        }
    }
}
