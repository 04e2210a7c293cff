package io.jgun.config.python.tree;

import io.jgun.config.HostFunction;
import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.Dispatch;
import io.jgun.config.python.values.PyCallable;
import io.jgun.config.python.values.PyInstance;
import io.jgun.config.python.values.PyType;
import io.jgun.config.python.values.Run;
import org.jspecify.annotations.Nullable;

/** What built-in code may ask of the tree. */
public final class Interpreter implements Dispatch {

    @Override
    public Object call(Run run, Object callee, Arguments arguments) {
        return Calls.call(run, callee, arguments);
    }

    @Override
    public @Nullable Object attribute(Run run, Object target, String name) {
        return Attributes.find(run, target, name);
    }

    @Override
    public void setAttribute(Run run, Object target, String name, Object value) {
        Attributes.set(run, target, name, value);
    }

    @Override
    public boolean callable(Object value) {
        return value instanceof PyCallable
                || value instanceof PyType
                || value instanceof HostFunction
                || (value instanceof PyInstance instance && instance.type().member("__call__") != null);
    }
}
