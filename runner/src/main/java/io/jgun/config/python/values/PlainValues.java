package io.jgun.config.python.values;

import io.jgun.config.ConfigFunction;
import io.jgun.config.HostFunction;
import io.jgun.config.HostObject;
import io.jgun.config.PythonOnly;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Between values of the language and plain Java as {@link io.jgun.config.ConfigEntry#value} describes it. */
public final class PlainValues {

    private static final int DEEPEST = 50;

    private PlainValues() {}

    /** A copy in plain Java. */
    public static @Nullable Object toJava(Run run, Object value) {
        return toJava(run, value, 0);
    }

    private static @Nullable Object toJava(Run run, Object value, int depth) {
        if (value instanceof String
                || value instanceof Long
                || value instanceof Boolean
                || value instanceof Double
                || value instanceof java.math.BigInteger
                || value instanceof ConfigFunction
                || value instanceof HostObject
                || value instanceof HostFunction) {
            return value;
        }
        if (value == None.NONE) {
            return null;
        }
        if (depth > DEEPEST) {
            throw PyError.limit("value nested too deeply (over " + DEEPEST + " levels)");
        }
        run.step();
        if (value instanceof PyBytes bytes) {
            return bytes.bytes().clone();
        }
        if (value instanceof PyDict dict) {
            Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
            for (Object key : dict.keys()) {
                Object item = dict.get(key);
                map.put(toJava(run, key, depth + 1), item == null ? null : toJava(run, item, depth + 1));
            }
            return map;
        }
        if (value instanceof PySet set) {
            Set<@Nullable Object> plain = new LinkedHashSet<>();
            for (Object item : set.items()) {
                plain.add(toJava(run, item, depth + 1));
            }
            return plain;
        }
        if (value instanceof PyList
                || value instanceof PyTuple
                || value instanceof PyRange
                || value instanceof DictView
                || (value instanceof PyIterator && !(value instanceof PyTextual))) {
            return list(run, value, depth);
        }
        return other(value);
    }

    private static List<@Nullable Object> list(Run run, Object value, int depth) {
        List<@Nullable Object> plain = new ArrayList<>();
        for (Object item : Iteration.list(run, value)) {
            plain.add(toJava(run, item, depth + 1));
        }
        return plain;
    }

    private static Object other(Object value) {
        if (value instanceof Placeholder placeholder) {
            return new PythonOnly(placeholder.path() + ", from the Python module '" + placeholder.module()
                    + "', which is not available under jgun");
        }
        if (value instanceof PyType type) {
            return new PythonOnly("the Python class " + type.name());
        }
        if (value instanceof PyTextual textual && textual.type() != Types.MODULE) {
            return textual.str();
        }
        return new PythonOnly("a Python object of type " + Types.nameOf(value));
    }

    /** The language's value for what jgun's code gives. */
    public static Object toPython(@Nullable Object value) {
        if (value == null) {
            return None.NONE;
        }
        if (value instanceof Number number && !(value instanceof java.math.BigInteger)) {
            return value instanceof Double || value instanceof Float
                    ? (Object) number.doubleValue()
                    : (Object) number.longValue();
        }
        if (value instanceof byte[] bytes) {
            return new PyBytes(bytes.clone());
        }
        if (value instanceof Map<?, ?> map) {
            PyDict dict = new PyDict();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                dict.put(toPython(entry.getKey()), toPython(entry.getValue()));
            }
            return dict;
        }
        if (value instanceof Map.Entry<?, ?> pair) {
            return new PyTuple(toPython(pair.getKey()), toPython(pair.getValue()));
        }
        if (value instanceof Iterable<?> items && !(value instanceof java.nio.file.Path)) {
            PyList list = new PyList();
            for (Object item : items) {
                list.items().add(toPython(item));
            }
            return list;
        }
        if (value instanceof java.nio.file.Path) {
            return value.toString();
        }
        return value;
    }
}
