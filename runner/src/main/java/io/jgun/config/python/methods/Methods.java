package io.jgun.config.python.methods;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.PyBytes;
import io.jgun.config.python.values.PyDict;
import io.jgun.config.python.values.PyException;
import io.jgun.config.python.values.PyList;
import io.jgun.config.python.values.PySet;
import io.jgun.config.python.values.PyTuple;
import io.jgun.config.python.values.Run;
import org.jspecify.annotations.Nullable;

/** Finds the methods of built-in values by name: tables, no reflection. */
public final class Methods {

    private static final String[] NONE = {};

    private Methods() {}

    /** Calls a method; null if the value has none of that name. */
    public static @Nullable Object call(Run run, Object target, String name, Arguments arguments) {
        if (target instanceof String text) {
            return StrMethods.call(run, text, name, arguments);
        }
        if (target instanceof PyDict dict) {
            return DictMethods.call(run, dict, name, arguments);
        }
        if (target instanceof PyList list) {
            return ListMethods.call(run, list, name, arguments);
        }
        if (target instanceof PySet set) {
            return SetMethods.call(run, set, name, arguments);
        }
        if (target instanceof PyTuple tuple) {
            return ListMethods.callTuple(run, tuple, name, arguments);
        }
        if (target instanceof PyBytes bytes) {
            return BytesMethods.call(run, bytes, name, arguments);
        }
        if (target instanceof PyException exception) {
            return ExceptionMethods.call(exception, name, arguments);
        }
        return NumberMethods.call(target, name, arguments);
    }

    /** Names of the methods of a value. */
    public static String[] names(Object target) {
        if (target instanceof String) {
            return StrMethods.NAMES;
        }
        if (target instanceof PyDict) {
            return DictMethods.NAMES;
        }
        if (target instanceof PyList) {
            return ListMethods.NAMES;
        }
        if (target instanceof PySet) {
            return SetMethods.NAMES;
        }
        if (target instanceof PyTuple) {
            return ListMethods.TUPLE_NAMES;
        }
        if (target instanceof PyBytes) {
            return BytesMethods.NAMES;
        }
        if (target instanceof PyException) {
            return ExceptionMethods.NAMES;
        }
        return target instanceof Number || target instanceof Boolean ? NumberMethods.names(target) : NONE;
    }

    /** True if the value has a method of that name. */
    public static boolean has(Object target, String name) {
        for (String known : names(target)) {
            if (known.equals(name)) {
                return true;
            }
        }
        return false;
    }
}
