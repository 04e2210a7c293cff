package io.jgun.config.python.methods;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.PyBytes;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyType;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Types;
import org.jspecify.annotations.Nullable;

/** Methods called on a type: {@code str.lower(x)}, {@code dict.fromkeys(keys)}. */
public final class TypeMembers {

    private TypeMembers() {}

    /** True if there is such a member. */
    public static boolean has(PyType type, String name) {
        return switch (type.name()) {
            case "str" -> name.equals("maketrans") || Methods.has("", name);
            case "dict" -> name.equals("fromkeys") || Methods.has(new io.jgun.config.python.values.PyDict(), name);
            case "list" -> Methods.has(new io.jgun.config.python.values.PyList(), name);
            case "set" -> Methods.has(new io.jgun.config.python.values.PySet(false), name);
            case "bytes" -> name.equals("fromhex") || Methods.has(new PyBytes(new byte[0]), name);
            default -> false;
        };
    }

    /** Calls it; null if there is no such member. */
    public static @Nullable Object call(Run run, PyType type, String name, Arguments arguments) {
        if (type == Types.STR && name.equals("maketrans")) {
            return StrMethods.makeTranslation(run, arguments);
        }
        if (type == Types.DICT && name.equals("fromkeys")) {
            return DictMethods.fromKeys(run, arguments);
        }
        if (type == Types.BYTES && name.equals("fromhex")) {
            return fromHex(StrMethods.string(arguments.expectPositional(name, 1, 1), 0, name));
        }
        if (arguments.size() == 0 || !Types.of(arguments.get(0)).isSubtypeOf(type)) {
            throw PyError.type(
                    "unbound method " + type.name() + "." + name + "() needs an argument of type " + type.name());
        }
        return Methods.call(run, arguments.get(0), name, arguments.rest());
    }

    private static Object fromHex(String text) {
        try {
            return new PyBytes(java.util.HexFormat.of().parseHex(text.replace(" ", "")));
        } catch (IllegalArgumentException e) {
            throw PyError.value("non-hexadecimal number found in fromhex() arg");
        }
    }
}
