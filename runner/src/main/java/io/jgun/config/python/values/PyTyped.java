package io.jgun.config.python.values;

/** A value that knows its type. */
public interface PyTyped {

    PyType type();
}
