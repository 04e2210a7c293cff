package io.jgun.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function defined in a config file. Safe to call from several threads at once. */
public interface ConfigFunction {

    String name();

    Origin origin();

    /** True if the function can be called with that many positional arguments. */
    boolean accepts(int arguments);

    /**
     * Calls the function within the limits of the reader (steps, nesting, sizes).
     *
     * @param arguments plain values as in {@link ConfigEntry#value}, or {@link HostObject}s
     * @return a plain value
     * @throws ConfigException if the function raises: the message has file, line, kind, source line and caret
     */
    @Nullable
    Object call(List<?> arguments);
}
