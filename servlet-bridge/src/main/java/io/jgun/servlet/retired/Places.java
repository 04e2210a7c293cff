package io.jgun.servlet.retired;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All places where the classes of a generation are known to get stuck. */
public final class Places {

    private static final Logger LOG = LoggerFactory.getLogger(Places.class);

    private static final List<Place> ALL = List.of(
            new ApplicationThreads(),
            new ServiceThreads(),
            new ThreadLocals(),
            new JdbcDrivers(),
            new LogHandlers(),
            new ManagedBeans(),
            new ShutdownHooks(),
            new SecurityProviders(),
            new JvmDefaults(),
            new ClassCaches());

    private Places() {}

    /** Clears away what a generation that has been destroyed left behind. Never throws. */
    public static void clear(LoaderFamily family) {
        each(place -> place.clear(family));
    }

    /** What holds a generation, a line for each. Empty if it is nothing that can be found without a heap dump. */
    static List<String> find(LoaderFamily family) {
        List<String> found = new ArrayList<>();
        each(place -> found.addAll(place.find(family)));
        return found;
    }

    private static void each(Consumer<Place> action) {
        for (Place place : ALL) {
            try {
                action.accept(place);
            } catch (LinkageError e) {
                LOG.debug(
                        "This Java lacks a module that {} looks at",
                        place.getClass().getSimpleName(),
                        e);
            } catch (RuntimeException e) {
                // Code of the application that throws: the other places still count.
                LOG.warn("Error while clearing up after an application", e);
            }
        }
    }
}
