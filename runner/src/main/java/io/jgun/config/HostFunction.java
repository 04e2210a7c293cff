package io.jgun.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A method of a {@link HostObject}, as {@code worker.log.info}. */
@FunctionalInterface
public interface HostFunction {

    /**
     * Runs the method.
     *
     * @param arguments positional arguments as plain values or HostObjects
     * @throws IllegalArgumentException with a message for the user; becomes a TypeError at the place of the call
     */
    @Nullable
    Object call(List<?> arguments);
}
