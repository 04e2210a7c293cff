package io.jgun.servlet.retired;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A generation that has ended and may not be gone yet. Looked at by one thread. */
final class Suspect {

    private static final Logger LOG = LoggerFactory.getLogger(LeakWatch.class);

    /** Lines of a report. */
    private static final int MOST = 12;

    private final String generation;
    private final LoaderFamily family;
    private final LeakPatience patience;
    private final AskedCollections collections;
    private final long endedNanos = System.nanoTime();
    private Witness witness = new Witness();
    private int collected;
    private boolean settled;
    private boolean threadsNamed;
    private boolean threadsRan;
    private boolean reported;

    Suspect(String generation, LoaderFamily family, LeakPatience patience, AskedCollections collections) {
        this.generation = generation;
        this.family = family;
        this.patience = patience;
        this.collections = collections;
    }

    long ageNanos() {
        return System.nanoTime() - endedNanos;
    }

    /** Takes the next step of its case; true if it is gone. */
    boolean isSettled() {
        if (family.reachable() == 0) {
            sayGone();
            return true;
        }
        if (!threadsNamed && isOlderThan(patience.threads())) {
            threadsNamed = true;
            nameThreads();
        }
        if (!reported) {
            investigate();
        }
        return false;
    }

    private void investigate() {
        if (!witness.isGone()) {
            if (isOlderThan(patience.collection().multipliedBy(collected + 1L))) {
                collections.ask();
            }
        } else if (settled) {
            reported = true;
            report();
        } else {
            // What a thread was still at when the application was destroyed may be done now, and what this collection
            // handed to a finalizer is taken away by the next one.
            Places.clear(family);
            collected++;
            settled = isOlderThan(patience.settle());
            witness = new Witness();
        }
    }

    private boolean isOlderThan(Duration age) {
        return ageNanos() >= age.toNanos();
    }

    private void sayGone() {
        String text = "The classes of {} have been unloaded, {} s after it ended";
        if (reported || threadsRan) {
            LOG.info(text, generation, seconds());
        } else {
            LOG.debug(text, generation, seconds());
        }
    }

    private void nameThreads() {
        List<String> threads = new ApplicationThreads().find(family);
        if (!threads.isEmpty()) {
            threadsRan = true;
            LOG.warn(
                    "Threads of {} still run although it has ended. It has to end them itself, in destroy() or"
                            + " contextDestroyed():{}",
                    generation,
                    lines(threads));
        }
    }

    private void report() {
        List<String> holders = Places.find(family);
        LOG.warn(
                "{} ended {} s ago, but its classes are still in memory. They are held by:{}",
                capitalized(generation),
                seconds(),
                holders.isEmpty() ? lines(List.of(unknown())) : lines(holders));
    }

    private String unknown() {
        String loaders = family.alive().stream()
                .map(loader -> loader.getClass().getName())
                .distinct()
                .collect(Collectors.joining(", "));
        return "nothing that can be seen without a heap dump: jcmd "
                + ProcessHandle.current().pid()
                + " GC.heap_dump FILE, and look for what leads to instances of " + loaders;
    }

    private static String lines(List<String> all) {
        String shown = all.stream().limit(MOST).map(line -> "\n  " + line).collect(Collectors.joining());
        return all.size() > MOST ? shown + "\n  and " + (all.size() - MOST) + " more" : shown;
    }

    private long seconds() {
        return Duration.ofNanos(ageNanos()).toSeconds();
    }

    private static String capitalized(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
