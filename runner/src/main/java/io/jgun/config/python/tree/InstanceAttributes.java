package io.jgun.config.python.tree;

import io.jgun.config.python.values.None;
import io.jgun.config.python.values.PyDict;
import io.jgun.config.python.values.PyException;
import io.jgun.config.python.values.PyInstance;
import io.jgun.config.python.values.Run;
import org.jspecify.annotations.Nullable;

/** Attributes of objects of the file's classes, and of exceptions. */
final class InstanceAttributes {

    private InstanceAttributes() {}

    static @Nullable Object find(Run run, PyInstance instance, String name) {
        Object member = instance.type().member(name);
        if (member instanceof WrappedFunction wrapped && wrapped.isProperty()) {
            return wrapped.onInstance(run, instance);
        }
        Object own = instance.attributes().get(name);
        if (own != null) {
            return own;
        }
        if (member != null) {
            return bound(run, instance, member);
        }
        if (name.equals("__dict__")) {
            PyDict dict = new PyDict();
            for (var entry : instance.attributes().entrySet()) {
                dict.put(run, entry.getKey(), entry.getValue());
            }
            return dict;
        }
        return instance instanceof PyException exception ? ofException(exception, name) : null;
    }

    static Object bound(Run run, PyInstance instance, Object member) {
        if (member instanceof PyFunction function) {
            return new BoundMethod(instance, function);
        }
        return member instanceof WrappedFunction wrapped ? wrapped.onInstance(run, instance) : member;
    }

    private static @Nullable Object ofException(PyException exception, String name) {
        return switch (name) {
            case "args" -> exception.args();
            case "errno", "code" ->
                exception.args().size() > 0 ? exception.args().get(0) : None.NONE;
            case "strerror", "message" ->
                exception.args().size() > 1 ? exception.args().get(1) : exception.text();
            case "name", "filename", "__cause__", "__context__", "__traceback__" -> None.NONE;
            default -> null;
        };
    }
}
