package io.jgun.config.python.values;

/** A value outside this package that can be iterated over. */
public interface PyIterable extends PyTyped {

    PyIterator iterator(Run run);
}
