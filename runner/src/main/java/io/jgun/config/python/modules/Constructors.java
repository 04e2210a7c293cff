package io.jgun.config.python.modules;

import io.jgun.config.python.methods.DictMethods;
import io.jgun.config.python.methods.Encodings;
import io.jgun.config.python.methods.SetMethods;
import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.Comparisons;
import io.jgun.config.python.values.Ints;
import io.jgun.config.python.values.Iteration;
import io.jgun.config.python.values.None;
import io.jgun.config.python.values.PyBytes;
import io.jgun.config.python.values.PyDict;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyException;
import io.jgun.config.python.values.PyInstance;
import io.jgun.config.python.values.PyList;
import io.jgun.config.python.values.PyRange;
import io.jgun.config.python.values.PySet;
import io.jgun.config.python.values.PySlice;
import io.jgun.config.python.values.PyTuple;
import io.jgun.config.python.values.PyType;
import io.jgun.config.python.values.Repr;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Types;
import java.util.List;

/** Calls of built-in types: {@code int("3")}, {@code dict(a=1)}, {@code ValueError("...")}. */
public final class Constructors {

    private Constructors() {}

    /** Makes a value of a built-in type. */
    public static Object make(Run run, PyType type, Arguments arguments) {
        if (type.isSubtypeOf(Types.BASE_EXCEPTION)) {
            return new PyException(type, new PyTuple(arguments.positionalFrom(0)));
        }
        return switch (type.name()) {
            case "int" -> NumberFunctions.toInt(run, arguments);
            case "float" -> NumberFunctions.toFloat(run, arguments);
            case "bool" ->
                arguments.expectPositional("bool", 0, 1).size() == 1 && Comparisons.truth(run, arguments.get(0));
            case "str" -> string(run, arguments.expect("str", 0, 3));
            case "bytes" -> bytes(run, arguments.expect("bytes", 0, 3));
            case "list" -> new PyList(items(run, "list", arguments));
            case "tuple" -> PyTuple.of(items(run, "tuple", arguments));
            case "set", "frozenset" -> set(run, type, arguments);
            case "dict" -> {
                PyDict dict = new PyDict();
                DictMethods.fill(run, dict, arguments.expect("dict", 0, 1));
                yield dict;
            }
            case "range" -> range(arguments.expectPositional("range", 1, 3));
            case "slice" -> slice(arguments.expectPositional("slice", 1, 3));
            case "type" -> Types.of(arguments.expectPositional("type", 1, 1).get(0));
            case "object" -> new PyInstance(Types.OBJECT);
            default -> throw PyError.type("cannot create '" + type.name() + "' instances");
        };
    }

    private static Object string(Run run, Arguments arguments) {
        if (arguments.size() == 0) {
            return "";
        }
        if (arguments.get(0) instanceof PyBytes bytes && (arguments.size() > 1 || arguments.named() > 0)) {
            String encoding = arguments.get(1, "encoding", "utf-8").toString();
            return run.text(Encodings.decode(
                    bytes.bytes(),
                    encoding,
                    arguments.get(2, "errors", "strict").toString()));
        }
        return run.text(Repr.str(run, arguments.get(0)));
    }

    private static Object bytes(Run run, Arguments arguments) {
        if (arguments.size() == 0) {
            return new PyBytes(new byte[0]);
        }
        Object from = arguments.get(0);
        if (from instanceof String text) {
            if (arguments.size() < 2 && arguments.named("encoding") == null) {
                throw PyError.type("string argument without an encoding");
            }
            Object encoded = io.jgun.config.python.methods.Methods.call(run, text, "encode", arguments.rest());
            return encoded == null ? from : encoded;
        }
        if (Ints.isInt(from)) {
            int size = Ints.toInt(from);
            if (size < 0) {
                throw PyError.value("negative count");
            }
            run.allocate(size);
            return new PyBytes(new byte[size]);
        }
        if (from instanceof PyBytes) {
            return from;
        }
        List<Object> items = Iteration.list(run, from);
        byte[] bytes = new byte[items.size()];
        for (int i = 0; i < bytes.length; i++) {
            long value = Ints.toLong(items.get(i));
            if (value < 0 || value > 255) {
                throw PyError.value("bytes must be in range(0, 256)");
            }
            bytes[i] = (byte) value;
        }
        return new PyBytes(bytes);
    }

    private static List<Object> items(Run run, String type, Arguments arguments) {
        arguments.expectPositional(type, 0, 1);
        return arguments.size() == 0 ? List.of() : Iteration.list(run, arguments.get(0));
    }

    private static Object set(Run run, PyType type, Arguments arguments) {
        arguments.expectPositional(type.name(), 0, 1);
        boolean frozen = type == Types.FROZENSET;
        return arguments.size() == 0 ? new PySet(frozen) : SetMethods.of(run, arguments.get(0), frozen);
    }

    private static Object range(Arguments arguments) {
        long first = Ints.toLong(arguments.get(0));
        if (arguments.size() == 1) {
            return new PyRange(0, first, 1);
        }
        long step = arguments.size() > 2 ? Ints.toLong(arguments.get(2)) : 1;
        if (step == 0) {
            throw PyError.value("range() arg 3 must not be zero");
        }
        return new PyRange(first, Ints.toLong(arguments.get(1)), step);
    }

    private static Object slice(Arguments arguments) {
        return arguments.size() == 1
                ? new PySlice(None.NONE, arguments.get(0), None.NONE)
                : new PySlice(arguments.get(0), arguments.get(1), arguments.size() > 2 ? arguments.get(2) : None.NONE);
    }
}
