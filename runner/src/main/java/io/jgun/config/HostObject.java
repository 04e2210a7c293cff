package io.jgun.config;

import org.jspecify.annotations.Nullable;

/**
 * An object of jgun's that a config function may look at: {@code server}, {@code worker}, {@code req} ... Nothing is
 * reached by reflection: what is not answered here does not exist.
 */
public interface HostObject {

    /** The name of its type in messages, as {@code 'Worker' object has no attribute 'foo'}. */
    String typeName();

    /**
     * The value of an attribute: a plain value as in {@link ConfigEntry#value}, another HostObject, or a {@link
     * HostFunction} for a method.
     *
     * @throws java.util.NoSuchElementException if there is no such attribute
     */
    @Nullable
    Object attribute(String name);

    /**
     * Takes an attribute that the function sets, as in {@code worker.started = time.time()}.
     *
     * @param value a plain value as in {@link ConfigEntry#value}
     * @return false if this object takes none: an AttributeError at that place
     */
    default boolean setAttribute(String name, @Nullable Object value) {
        return false;
    }
}
