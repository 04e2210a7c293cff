package io.jgun.servlet.start;

import java.util.Comparator;
import java.util.Map;

/**
 * {@link Map.Entry#comparingByKey()}, for which Java makes a class at run time that no archive takes. What the build makes of
 * Jetty's PathMappings asks for it.
 */
public final class EntriesByKey<K extends Comparable<? super K>> implements Comparator<Map.Entry<K, ?>> {

    private EntriesByKey() {}

    /** Compares entries by their keys, which must not be null. */
    public static <K extends Comparable<? super K>> Comparator<Map.Entry<K, ?>> comparator() {
        return new EntriesByKey<>();
    }

    @Override
    public int compare(Map.Entry<K, ?> one, Map.Entry<K, ?> other) {
        return one.getKey().compareTo(other.getKey());
    }
}
