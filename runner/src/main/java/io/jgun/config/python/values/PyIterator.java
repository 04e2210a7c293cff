package io.jgun.config.python.values;

import org.jspecify.annotations.Nullable;

/** Gives values one by one. */
public abstract class PyIterator implements PyTyped {

    /** The next value; Java's null at the end. */
    public abstract @Nullable Object next(Run run);

    @Override
    public PyType type() {
        return Types.ITERATOR;
    }
}
