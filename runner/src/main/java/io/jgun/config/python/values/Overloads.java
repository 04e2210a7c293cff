package io.jgun.config.python.values;

import org.jspecify.annotations.Nullable;

/** Operators that classes of the file define, as {@code __add__}. */
final class Overloads {

    private Overloads() {}

    static @Nullable Object binary(Run run, String op, Object a, Object b) {
        String name = name(op);
        if (a instanceof PyInstance && name != null) {
            Object method = run.world().dispatch().attribute(run, a, "__" + name + "__");
            if (method != null) {
                return run.call(method, b);
            }
        }
        if (a instanceof NativeObject object && object.hasMethod("__" + name + "__")) {
            return object.call(run, "__" + name + "__", new Arguments(b));
        }
        if (b instanceof NativeObject object && object.hasMethod("__r" + name + "__")) {
            return object.call(run, "__r" + name + "__", new Arguments(a));
        }
        if (b instanceof PyInstance && name != null) {
            Object method = run.world().dispatch().attribute(run, b, "__r" + name + "__");
            if (method != null) {
                return run.call(method, a);
            }
        }
        return null;
    }

    /** Calls a special method of an instance, null if it has none. */
    static @Nullable Object special(Run run, Object target, String name, Object... arguments) {
        if (!(target instanceof PyInstance)) {
            return null;
        }
        Object method = run.world().dispatch().attribute(run, target, name);
        return method == null ? null : run.call(method, arguments);
    }

    private static @Nullable String name(String op) {
        return switch (op) {
            case "+" -> "add";
            case "-" -> "sub";
            case "*" -> "mul";
            case "/" -> "truediv";
            case "//" -> "floordiv";
            case "%" -> "mod";
            case "**" -> "pow";
            case "|" -> "or";
            case "&" -> "and";
            default -> null;
        };
    }
}
