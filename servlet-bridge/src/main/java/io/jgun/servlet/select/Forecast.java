package io.jgun.servlet.select;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Which requests are answered so quickly that the thread that read them may serve them: learnt by path, method and query
 * from those that were served. Of one that is not known yet, others of its path tell, or else of the same directory. Safe
 * for many threads; what two of them learn at once may count once.
 */
public final class Forecast {

    /** Waking another thread costs about a tenth of this. */
    private static final int QUICK_NANOS = 100_000;

    /** So many quick ones make up for one that was not. The system takes the processor away from a thread now and then. */
    private static final int QUICK_FOR_ONE_SLOW = 3;

    /** Quick ones in a row that make a kind one of quick requests. */
    private static final int UNTIL_KNOWN = 8;

    private static final int MOST_POINTS = 64;

    /** One of so many may keep the selecting thread for too long; if there are more, their kind is barred for a while. */
    private static final int FAILURES_APART = 300;

    private static final int FAILURES_TOLERATED = 3;
    private static final long FIRST_BAR_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST_DOUBLINGS = 6;

    private static final int KINDS = 1024;

    /** A GET without a query. */
    private static final int PLAIN = 0;

    private static final int SPREAD = 0x9E3779B9;

    /** So many others have to ask for the place of a kind until it is theirs. */
    private static final int MOST_TRUST = 3;

    private final AtomicReferenceArray<@Nullable Kind> kinds = new AtomicReferenceArray<>(KINDS);

    /** What is known of requests of a kind. Its fields are written by many threads without a lock, each value makes sense alone. */
    private static final class Kind {

        final int hash;
        volatile int points = -UNTIL_KNOWN;
        volatile int failures;
        volatile int bars;
        volatile long barredUntil;
        volatile boolean known;
        volatile int trust;

        Kind(int hash) {
            this.hash = hash;
        }

        boolean isQuick() {
            return points >= 0 && (bars == 0 || System.nanoTime() - barredUntil > 0);
        }

        void learn(boolean quick) {
            int before = points;
            if (quick && before < MOST_POINTS) {
                points = before + 1;
                known = known || before == -1;
            } else if (!quick) {
                points = Math.max(-MOST_POINTS, before - QUICK_FOR_ONE_SLOW);
                known = true;
            }
            int left = failures;
            if (left > 0) {
                failures = left - 1;
            }
        }

        void fail() {
            int now = failures + FAILURES_APART;
            if (now > FAILURES_TOLERATED * FAILURES_APART) {
                failures = 0;
                bar();
            } else {
                failures = now;
            }
        }

        /** For twice as long as the last time, unless that is long ago. */
        private void bar() {
            long now = System.nanoTime();
            long last = FIRST_BAR_NANOS << Math.max(0, bars - 1);
            boolean longAgo = bars > 0 && now - barredUntil > 8 * last;
            bars = longAgo ? 1 : Math.min(bars + 1, MOST_DOUBLINGS);
            barredUntil = now + (FIRST_BAR_NANOS << (bars - 1));
        }
    }

    /**
     * What tells requests for the same path apart.
     *
     * @param query null if there is none
     */
    public static int variant(String method, @Nullable String query) {
        boolean plain = query == null && "GET".equals(method);
        return plain ? PLAIN : 31 * method.hashCode() + (query == null ? 0 : query.hashCode());
    }

    /**
     * @param path of a request
     * @param variant see {@link #variant}
     */
    public boolean isQuick(String path, int variant) {
        Kind own = find(own(path, variant));
        if (own != null && own.known) {
            return own.isQuick();
        }
        Kind others = variant == PLAIN ? null : find(variants(path));
        if (others != null && others.known) {
            return others.isQuick();
        }
        Kind directory = find(directory(path));
        return directory != null && directory.isQuick();
    }

    /**
     * A request was served.
     *
     * @param nanos until its answer was begun
     */
    public void learn(String path, int variant, long nanos) {
        boolean quick = nanos < QUICK_NANOS;
        learn(own(path, variant), quick);
        if (variant != PLAIN) {
            learn(variants(path), quick);
        }
        learn(directory(path), quick);
    }

    private void learn(int hash, boolean quick) {
        Kind kind = take(hash);
        if (kind != null) {
            kind.learn(quick);
        }
    }

    /** A request that was taken for a quick one kept the selecting thread for too long. */
    public void failed(String path, int variant) {
        fail(own(path, variant));
        if (variant != PLAIN) {
            fail(variants(path));
        }
        fail(directory(path));
    }

    private void fail(int hash) {
        Kind kind = take(hash);
        if (kind != null) {
            kind.fail();
        }
    }

    private static int own(String path, int variant) {
        return path.hashCode() + variant * SPREAD;
    }

    /** Of all requests for a path but the plain ones. */
    private static int variants(String path) {
        return 31 * path.hashCode() + 1;
    }

    /** Never that of a path itself. */
    private static int directory(String path) {
        int hash = 7;
        for (int i = 0, end = path.lastIndexOf('/'); i < end; i++) {
            hash = 31 * hash + path.charAt(i);
        }
        return hash;
    }

    private @Nullable Kind find(int hash) {
        Kind found = kinds.get(index(hash));
        return found != null && found.hash == hash ? found : null;
    }

    /** Null while another kind that is asked for more often has its place. */
    private @Nullable Kind take(int hash) {
        int index = index(hash);
        Kind found = kinds.get(index);
        if (found != null && found.hash == hash) {
            int trust = found.trust;
            if (trust < MOST_TRUST) {
                found.trust = trust + 1;
            }
            return found;
        }
        int trust = found == null ? 0 : found.trust;
        if (found != null && trust > 0) {
            found.trust = trust - 1;
            return null;
        }
        Kind fresh = new Kind(hash);
        kinds.set(index, fresh);
        return fresh;
    }

    private static int index(int hash) {
        return (hash ^ hash >>> 10 ^ hash >>> 20) & KINDS - 1;
    }
}
