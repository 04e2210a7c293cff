package io.jgun.config.python.values;

/** A value that can be called. */
public interface PyCallable extends PyTyped {

    Object call(Run run, Arguments arguments);
}
