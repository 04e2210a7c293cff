package io.jgun.config.python.tree;

import io.jgun.config.HostObject;
import io.jgun.config.python.methods.Methods;
import io.jgun.config.python.methods.TypeMembers;
import io.jgun.config.python.values.NativeFunction;
import io.jgun.config.python.values.NativeObject;
import io.jgun.config.python.values.Placeholder;
import io.jgun.config.python.values.PlainValues;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyInstance;
import io.jgun.config.python.values.PyType;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Suggestions;
import io.jgun.config.python.values.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** {@code target.name}: read, write, delete. */
final class Attributes {

    private Attributes() {}

    /** The value of an attribute, null if there is none. */
    static @Nullable Object find(Run run, Object target, String name) {
        if (target instanceof HostObject host) {
            try {
                return PlainValues.toPython(host.attribute(name));
            } catch (NoSuchElementException e) {
                return null;
            }
        }
        if (target instanceof NativeObject object) {
            Object value = object.constant(run, name);
            return value != null || !object.hasMethod(name) ? value : new NativeFunction(object, name);
        }
        if (target instanceof PyInstance instance) {
            Object value = InstanceAttributes.find(run, instance, name);
            if (value != null) {
                return value;
            }
        }
        if (target instanceof Placeholder placeholder) {
            return name.startsWith("__") ? null : placeholder.attribute(name);
        }
        if (target instanceof PyType type) {
            return ofType(type, name);
        }
        if (target instanceof PyFunction function) {
            return function.attribute(name);
        }
        if (Methods.has(target, name)) {
            return new BuiltinMethod(target, name);
        }
        return switch (name) {
            case "__class__" -> Types.of(target);
            case "real", "numerator" -> target instanceof Number ? target : null;
            case "imag" -> target instanceof Number ? (Object) 0L : null;
            case "__name__" -> target instanceof NativeFunction function ? function.name() : null;
            default -> null;
        };
    }

    private static @Nullable Object ofType(PyType type, String name) {
        Object member = type.member(name);
        if (member instanceof WrappedFunction wrapped) {
            return wrapped.onType(type);
        }
        if (member != null) {
            return member;
        }
        if (TypeMembers.has(type, name)) {
            return new BuiltinMethod(type, name);
        }
        if (name.equals("__init__")) {
            return new BuiltinMethod(type, name);
        }
        return name.equals("__name__") || name.equals("__qualname__") ? type.name() : null;
    }

    static PyError missing(Object target, String name) {
        List<String> known = new ArrayList<>();
        if (target instanceof NativeObject object) {
            known.addAll(List.of(object.methods()));
        } else if (target instanceof PyInstance instance) {
            known.addAll(instance.attributes().keySet());
            known.addAll(instance.type().memberNames());
        } else if (target instanceof PyType type) {
            known.addAll(type.memberNames());
        } else {
            known.addAll(List.of(Methods.names(target)));
        }
        String hint = Suggestions.didYouMean(name, known);
        if (target instanceof NativeObject object && object.type() == Types.MODULE) {
            return PyError.attribute(object.repr().replace("<module", "module").replace(">", "") + " has no attribute '"
                    + name + "' that jgun's reader knows" + hint);
        }
        String what = target instanceof PyType type
                ? "type object '" + type.name() + "'"
                : "'" + Types.nameOf(target) + "' object";
        return PyError.attribute(what + " has no attribute '" + name + "'" + hint);
    }

    static void set(Run run, Object target, String name, Object value) {
        if (target instanceof PyInstance instance) {
            if (instance.type().member(name) instanceof WrappedFunction wrapped && wrapped.isProperty()) {
                throw PyError.attribute(
                        "property '" + name + "' of '" + instance.type().name() + "' object has no setter");
            }
            run.allocate(64);
            instance.attributes().put(name, value);
            return;
        }
        if (target instanceof PyType type) {
            type.setMember(name, value);
            return;
        }
        if (target instanceof HostObject host) {
            if (!host.setAttribute(name, PlainValues.toJava(run, value))) {
                throw PyError.attribute(
                        "attribute '" + name + "' of '" + host.typeName() + "' objects is not writable");
            }
            return;
        }
        if (target instanceof PyFunction function) {
            function.setAttribute(name, value);
            return;
        }
        if (target instanceof NativeObject object && object.set(run, name, value)) {
            return;
        }
        if (target instanceof Placeholder placeholder) {
            throw placeholder.used();
        }
        throw PyError.attribute("'" + Types.nameOf(target) + "' object has no attribute '" + name + "'");
    }

    static void delete(Object target, String name) {
        if (!(target instanceof PyInstance instance) || instance.attributes().remove(name) == null) {
            throw missing(target, name);
        }
    }
}
