package io.jgun.config.python.modules;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.BraceFormat;
import io.jgun.config.python.values.FormatSpec;
import io.jgun.config.python.values.None;
import io.jgun.config.python.values.Placeholder;
import io.jgun.config.python.values.PyDict;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyInstance;
import io.jgun.config.python.values.PyList;
import io.jgun.config.python.values.PyTuple;
import io.jgun.config.python.values.PyType;
import io.jgun.config.python.values.Repr;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Types;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Built-in functions that work on any object. */
final class ObjectFunctions {

    private ObjectFunctions() {}

    static @Nullable Object call(Run run, String function, Arguments arguments) {
        return switch (function) {
            case "print" -> print(run, arguments);
            case "repr" ->
                run.text(Repr.repr(
                        run, arguments.expectPositional(function, 1, 1).get(0)));
            case "ascii" ->
                BraceFormat.convert(
                        run, arguments.expectPositional(function, 1, 1).get(0), "a");
            case "format" ->
                FormatSpec.format(
                        run, arguments.expectPositional(function, 1, 2).get(0), (String) text(arguments, 1, ""));
            case "isinstance" ->
                matches(Types.of(arguments.expectPositional(function, 2, 2).get(0)), arguments.get(1));
            case "issubclass" -> isSubclass(arguments.expectPositional(function, 2, 2));
            case "hash" -> hash(arguments.expectPositional(function, 1, 1).get(0));
            case "id" ->
                (long) System.identityHashCode(
                        arguments.expectPositional(function, 1, 1).get(0));
            case "callable" ->
                run.world()
                        .dispatch()
                        .callable(arguments.expectPositional(function, 1, 1).get(0));
            case "getattr" -> getAttribute(run, arguments.expectPositional(function, 2, 3));
            case "hasattr" -> {
                arguments.expectPositional(function, 2, 2);
                yield run.world().dispatch().attribute(run, arguments.get(0), (String) text(arguments, 1, "")) != null;
            }
            case "setattr" -> {
                arguments.expectPositional(function, 3, 3);
                run.world()
                        .dispatch()
                        .setAttribute(run, arguments.get(0), (String) text(arguments, 1, ""), arguments.get(2));
                yield None.NONE;
            }
            case "delattr" -> deleteAttribute(arguments.expectPositional(function, 2, 2));
            case "vars" -> vars(run, arguments.expectPositional(function, 1, 1).get(0));
            case "dir" -> dir(arguments.expectPositional(function, 1, 1).get(0));
            default -> null;
        };
    }

    private static Object text(Arguments arguments, int i, String missing) {
        Object value = i < arguments.size() ? arguments.get(i) : missing;
        if (value instanceof String) {
            return value;
        }
        throw PyError.type("attribute name must be string, not '" + Types.nameOf(value) + "'");
    }

    static @Nullable Object special(Run run, Object target, String name) {
        if (!(target instanceof PyInstance)) {
            return null;
        }
        Object method = run.world().dispatch().attribute(run, target, name);
        return method == null ? null : run.call(method);
    }

    private static Object print(Run run, Arguments arguments) {
        Object separator = arguments.named("sep");
        Object end = arguments.named("end");
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < arguments.size(); i++) {
            if (i > 0) {
                out.append(separator instanceof String text ? text : " ");
            }
            String text = Repr.str(run, arguments.get(i));
            run.allocate(text.length() * 2L);
            out.append(text);
        }
        out.append(end instanceof String text ? text : "\n");
        run.unlocked(() -> {
            run.world().context().output().print(out.toString());
            return None.NONE;
        });
        return None.NONE;
    }

    private static Object hash(Object value) {
        PyDict probe = new PyDict();
        probe.put(value, None.NONE);
        return (long) value.hashCode();
    }

    private static Object getAttribute(Run run, Arguments arguments) {
        String name = (String) text(arguments, 1, "");
        Object value = run.world().dispatch().attribute(run, arguments.get(0), name);
        if (value != null) {
            return value;
        }
        if (arguments.size() > 2) {
            return arguments.get(2);
        }
        throw PyError.attribute("'" + Types.nameOf(arguments.get(0)) + "' object has no attribute '" + name + "'");
    }

    private static Object deleteAttribute(Arguments arguments) {
        if (arguments.get(0) instanceof PyInstance instance
                && instance.attributes().remove(text(arguments, 1, "").toString()) != null) {
            return None.NONE;
        }
        throw PyError.attribute(
                "'" + Types.nameOf(arguments.get(0)) + "' object has no attribute '" + text(arguments, 1, "") + "'");
    }

    private static Object vars(Run run, Object value) {
        if (!(value instanceof PyInstance instance)) {
            throw PyError.type("vars() argument must have __dict__ attribute");
        }
        PyDict dict = new PyDict();
        for (Map.Entry<String, Object> entry : instance.attributes().entrySet()) {
            dict.put(run, entry.getKey(), entry.getValue());
        }
        return dict;
    }

    private static Object dir(Object value) {
        PyList names = new PyList();
        if (value instanceof PyInstance instance) {
            names.items().addAll(instance.attributes().keySet());
            names.items().addAll(instance.type().memberNames());
        } else {
            names.items().addAll(java.util.Arrays.asList(io.jgun.config.python.methods.Methods.names(value)));
        }
        return names;
    }

    private static Object isSubclass(Arguments arguments) {
        if (arguments.get(0) instanceof PyType type) {
            return matches(type, arguments.get(1));
        }
        throw PyError.type("issubclass() arg 1 must be a class");
    }

    /** {@code isinstance(value, types)} and {@code issubclass}. */
    static boolean matches(PyType type, Object types) {
        if (types instanceof PyTuple any) {
            for (Object each : any.asList()) {
                if (matches(type, each)) {
                    return true;
                }
            }
            return false;
        }
        if (types instanceof Placeholder placeholder) {
            throw placeholder.used();
        }
        if (!(types instanceof PyType wanted)) {
            throw PyError.type("isinstance() arg 2 must be a type, a tuple of types, or a union");
        }
        return type.isSubtypeOf(wanted);
    }
}
