package io.jgun.config.python.modules;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.Ellipsis;
import io.jgun.config.python.values.NativeFunction;
import io.jgun.config.python.values.PyType;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names that every file knows without an import. */
public final class Builtins extends NativeModule {

    private static final Builtins MODULE = new Builtins();

    private static final String[] NAMES = {
        "abs",
        "all",
        "any",
        "ascii",
        "bin",
        "callable",
        "chr",
        "compile",
        "delattr",
        "dir",
        "divmod",
        "enumerate",
        "eval",
        "exec",
        "filter",
        "format",
        "getattr",
        "hasattr",
        "hash",
        "hex",
        "id",
        "input",
        "isinstance",
        "issubclass",
        "iter",
        "len",
        "map",
        "max",
        "min",
        "next",
        "oct",
        "open",
        "ord",
        "pow",
        "print",
        "repr",
        "reversed",
        "round",
        "setattr",
        "sorted",
        "sum",
        "vars",
        "zip",
        "__import__"
    };

    private static final PyType[] TYPES = {
        Types.INT,
        Types.STR,
        Types.FLOAT,
        Types.BOOL,
        Types.LIST,
        Types.DICT,
        Types.SET,
        Types.TUPLE,
        Types.BYTES,
        Types.FROZENSET,
        Types.RANGE,
        Types.OBJECT,
        Types.TYPE,
        Types.SLICE,
        Types.PROPERTY
    };

    private Builtins() {
        super("builtins");
    }

    /** The module {@code builtins} itself. */
    static Builtins module() {
        return MODULE;
    }

    /** The value of a built-in name, null if there is none. */
    public static @Nullable Object find(String name) {
        for (PyType type : TYPES) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        if (MODULE.hasMethod(name)) {
            return new NativeFunction(MODULE, name);
        }
        if (name.equals("Ellipsis")) {
            return Ellipsis.ELLIPSIS;
        }
        return Types.exceptionNamed(name);
    }

    /** All built-in names, for suggestions. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(List.of(NAMES));
        for (PyType type : TYPES) {
            names.add(type.name());
        }
        for (String exception : Types.exceptionNames()) {
            names.add(exception);
        }
        return names;
    }

    @Override
    public @Nullable Object constant(Run run, String name) {
        return hasMethod(name) ? null : find(name);
    }

    @Override
    public String[] methods() {
        return NAMES;
    }

    @Override
    public @Nullable Object call(Run run, String function, Arguments arguments) {
        return switch (function) {
            case "abs", "bin", "chr", "divmod", "hex", "oct", "ord", "pow", "round" ->
                NumberFunctions.call(run, function, arguments);
            case "all", "any", "len", "max", "min", "sorted", "sum" -> Aggregates.call(run, function, arguments);
            case "enumerate", "filter", "iter", "map", "next", "reversed", "zip" ->
                IteratorFunctions.call(run, function, arguments);
            case "open" -> Files.open(run, arguments);
            case "input", "eval", "exec", "compile", "__import__" ->
                throw refused(function, "write the value itself, or a Java class named by hooks");
            default -> ObjectFunctions.call(run, function, arguments);
        };
    }
}
