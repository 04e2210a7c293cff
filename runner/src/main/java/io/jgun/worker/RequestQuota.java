package io.jgun.worker;

/** {@code max_requests} of a whole application: asks for a new generation when this one has served its share. */
final class RequestQuota implements Watch {

    private final WorkerPool pool;
    private final Renewals renewals;
    private final long most;
    private long served; // guarded by the pool's lock
    private volatile boolean full;

    /** @param most requests; {@link Long#MAX_VALUE} for no limit */
    RequestQuota(WorkerPool pool, Renewals renewals, long most) {
        this.pool = pool;
        this.renewals = renewals;
        this.most = most;
    }

    boolean isSet() {
        return most != Long.MAX_VALUE;
    }

    /** One more, under the pool's lock; true if it is the last. */
    boolean count() {
        if (++served != most) {
            return false;
        }
        full = true;
        return true;
    }

    /** Asks again and again: the new generation may fail to load. */
    @Override
    public long look() {
        if (full) {
            renewals.ask(pool, "max_requests: " + most + " requests served");
        }
        return LONGEST;
    }
}
