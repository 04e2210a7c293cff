package io.jgun.config.python.tree;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.PyCallable;
import io.jgun.config.python.values.PyInstance;
import io.jgun.config.python.values.PyType;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Types;

/** What {@code @property}, {@code @staticmethod} and {@code @classmethod} make of a function. */
record WrappedFunction(Object function, String decorator) implements PyCallable {

    @Override
    public PyType type() {
        return Types.PROPERTY;
    }

    boolean isProperty() {
        return decorator.equals("property");
    }

    Object onInstance(Run run, PyInstance instance) {
        return isProperty() ? run.call(function, instance) : onType(instance.type());
    }

    Object onType(PyType type) {
        if (decorator.equals("classmethod") && function instanceof PyFunction method) {
            return new BoundMethod(type, method);
        }
        return isProperty() ? this : function;
    }

    @Override
    public Object call(Run run, Arguments arguments) {
        return run.world().dispatch().call(run, function, arguments);
    }
}
