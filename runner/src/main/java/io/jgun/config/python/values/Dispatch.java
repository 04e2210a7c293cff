package io.jgun.config.python.values;

import org.jspecify.annotations.Nullable;

/** What built-in code asks of the interpreter above it. */
public interface Dispatch {

    Object call(Run run, Object callee, Arguments arguments);

    /** An attribute of any value; null if there is none. */
    @Nullable
    Object attribute(Run run, Object target, String name);

    void setAttribute(Run run, Object target, String name, Object value);

    boolean callable(Object value);
}
