package io.jgun.config.python.values;

/** A value outside this package with a text of its own. */
public interface PyTextual extends PyTyped {

    /** {@code str(value)}. */
    String str();

    /** {@code repr(value)}. */
    String repr();
}
