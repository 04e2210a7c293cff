package io.jgun.config.python.tree;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.PyCallable;
import io.jgun.config.python.values.PyType;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Types;

/** A method of an object of one of the file's classes. */
record BoundMethod(Object self, PyFunction function) implements PyCallable {

    @Override
    public PyType type() {
        return Types.METHOD;
    }

    @Override
    public Object call(Run run, Arguments arguments) {
        return function.call(run, arguments.with(self));
    }
}
