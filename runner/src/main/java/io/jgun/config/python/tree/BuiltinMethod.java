package io.jgun.config.python.tree;

import io.jgun.config.python.methods.Methods;
import io.jgun.config.python.methods.TypeMembers;
import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.None;
import io.jgun.config.python.values.PyCallable;
import io.jgun.config.python.values.PyException;
import io.jgun.config.python.values.PyTuple;
import io.jgun.config.python.values.PyType;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Types;

/** A method of a built-in value or type, as a value: {@code f = text.upper}. */
record BuiltinMethod(Object target, String name) implements PyCallable {

    @Override
    public PyType type() {
        return Types.BUILTIN_FUNCTION;
    }

    @Override
    public Object call(Run run, Arguments arguments) {
        if (name.equals("__init__") && target instanceof PyType) {
            if (arguments.size() > 0 && arguments.get(0) instanceof PyException exception) {
                exception.args(new PyTuple(arguments.positionalFrom(1)));
            }
            return None.NONE;
        }
        Object result = target instanceof PyType type
                ? TypeMembers.call(run, type, name, arguments)
                : Methods.call(run, target, name, arguments);
        if (result == null) {
            throw Attributes.missing(target, name);
        }
        return result;
    }
}
