package io.jgun.worker;

import io.jgun.settings.MemoryLimit;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The setting {@code max_memory}: asks for a new generation when the application stays over the limit, and tells what that
 * has brought. Lives as long as the process, because the memory of a generation is free only after its end.
 */
final class MemoryWatch {

    /** One collection may come in the middle of a request that needs much. */
    static final Duration STAYS = Duration.ofSeconds(5);

    /** So many in a row are no accident, and where they come that fast, the heap is nearly full: there is no time to lose. */
    static final int ENOUGH_COLLECTIONS = 3;

    static final Duration LEAST_PAUSE = Duration.ofMinutes(1);
    static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(MemoryWatch.class);

    private final Memory memory;
    private final Renewals renewals;
    private final LongSupplier clock;
    private @Nullable WorkerPool generation;
    private MemoryLimit limit = MemoryLimit.NONE;
    private Duration pause = LEAST_PAUSE;
    private long notBefore;
    private long overSince;
    private boolean over;
    private int collectionsOver;
    private long lastCollection;
    private Memory.@Nullable Use before;
    private boolean renewed;
    private boolean retired;

    /** @param clock as {@link System#nanoTime} */
    MemoryWatch(Memory memory, Renewals renewals, LongSupplier clock) {
        this.memory = memory;
        this.renewals = renewals;
        this.clock = clock;
        this.notBefore = clock.getAsLong();
    }

    /** Looks once a second, in a thread of its own. */
    static MemoryWatch start(Memory memory, Renewals renewals) {
        MemoryWatch watch = new MemoryWatch(memory, renewals, System::nanoTime);
        new PlatformThreads("memory-watch").newThread(watch::watch).start();
        return watch;
    }

    /** A generation has come into force. */
    synchronized void activated(WorkerPool current, MemoryLimit itsLimit) {
        generation = current;
        limit = itsLimit;
        over = false;
        renewed = before != null;
        retired = false;
    }

    /** The generation before has ended. */
    synchronized void retired() {
        retired = renewed;
    }

    private void watch() {
        try {
            while (true) {
                TimeUnit.SECONDS.sleep(1);
                look();
            }
        } catch (InterruptedException ended) {
            LOG.debug("Memory is not watched any more", ended);
        }
    }

    /** Looks, and does what is to be done. */
    synchronized void look() {
        Memory.Use asked = before;
        if (asked != null && retired) {
            before = null;
            renewed = false;
            retired = false;
            tell(asked);
        } else if (!renewed && generation != null) {
            Memory.Use use = memory.use();
            long now = clock.getAsLong();
            if (!exceeds(use)) {
                over = false;
            } else if (!over) {
                over = true;
                overSince = now;
                collectionsOver = 0;
                count(use);
            } else {
                count(use);
                boolean stays = now - overSince >= STAYS.toNanos() || collectionsOver >= ENOUGH_COLLECTIONS;
                if (stays && now - notBefore >= 0) {
                    ask(generation, use);
                }
            }
        }
    }

    private void count(Memory.Use use) {
        long collection = memory.lastWholeCollection();
        if (use.heap() <= limit.of(memory.mostHeap())) {
            collectionsOver = 0;
        } else if (collectionsOver == 0 || collection != lastCollection) {
            collectionsOver++;
        }
        lastCollection = collection;
    }

    private void ask(WorkerPool current, Memory.Use use) {
        String why = "max_memory: %s after garbage collection, over the limit of %s".formatted(use, told());
        if (renewals.ask(current, why)) {
            before = use;
        }
    }

    private void tell(Memory.Use use) {
        memory.collect();
        Memory.Use after = memory.use();
        boolean helped = !exceeds(after);
        if (helped) {
            pause = LEAST_PAUSE;
            LOG.info("Memory before the renewal: {}; after it: {}", use, after);
        }
        notBefore = clock.getAsLong() + pause.toNanos();
        if (!helped) {
            LOG.warn(
                    "Memory before the renewal: {}; after it: {}, still over the limit of {}. It is not the application"
                            + " that keeps it, or it needs as much, or it does not let go of its class loader. The next"
                            + " renewal comes in {} s at the earliest.",
                    use,
                    after,
                    told(),
                    pause.toSeconds());
            pause = pause.multipliedBy(2);
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
        }
    }

    private boolean exceeds(Memory.Use use) {
        return use.heap() > limit.of(memory.mostHeap()) || use.metaspace() > limit.of(memory.mostMetaspace());
    }

    private String told() {
        String share = limit.percent() > 0 ? " (" + limit.percent() + "%)" : "";
        return Memory.mebibytes(limit.of(memory.mostHeap())) + share;
    }
}
