package io.jgun.config.python.values;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Length, index, slice, concatenation and repetition. */
public final class Sequences {

    private Sequences() {}

    static boolean isSequence(Object value) {
        return value instanceof String
                || value instanceof PyList
                || value instanceof PyTuple
                || value instanceof PyBytes;
    }

    static boolean isSized(Object value) {
        return isSequence(value)
                || value instanceof PyDict
                || value instanceof PySet
                || value instanceof PyRange
                || value instanceof DictView;
    }

    /** {@code len(value)}. */
    public static long size(Run run, Object value) {
        if (value instanceof String text) {
            run.work(text.length() >> 6);
            return Text.length(text);
        }
        if (value instanceof PyList list) {
            return list.items().size();
        }
        if (value instanceof PyTuple tuple) {
            return tuple.size();
        }
        if (value instanceof PyDict dict) {
            return dict.size();
        }
        if (value instanceof PySet set) {
            return set.size();
        }
        if (value instanceof PyBytes bytes) {
            return bytes.bytes().length;
        }
        if (value instanceof PyRange range) {
            return range.size();
        }
        if (value instanceof DictView view) {
            return view.dict().size();
        }
        if (value instanceof Placeholder placeholder) {
            throw placeholder.used();
        }
        Object answer = Overloads.special(run, value, "__len__");
        if (answer == null) {
            throw PyError.type("object of type '" + Types.nameOf(value) + "' has no len()");
        }
        return Ints.toLong(answer);
    }

    static @Nullable Object concatenate(Run run, Object a, Object b) {
        if (a instanceof String x && b instanceof String y) {
            run.allocate((x.length() + y.length()) * 2L);
            return x.concat(y);
        }
        if (a instanceof PyList x && b instanceof PyList y) {
            run.allocate((x.items().size() + y.items().size()) * 8L);
            PyList sum = new PyList(x.items());
            sum.items().addAll(y.items());
            return sum;
        }
        if (a instanceof PyTuple x && b instanceof PyTuple y) {
            run.allocate((x.size() + y.size()) * 8L);
            List<Object> sum = new ArrayList<>(x.asList());
            sum.addAll(y.asList());
            return PyTuple.of(sum);
        }
        if (a instanceof PyBytes x && b instanceof PyBytes y) {
            run.allocate(x.bytes().length + y.bytes().length);
            return PyBytes.ofLatin1(x.latin1() + y.latin1());
        }
        return null;
    }

    static @Nullable Object repeat(Run run, Object sequence, Object times) {
        if (!isSequence(sequence)) {
            return null;
        }
        int count = Math.max(0, Ints.toInt(times));
        if (sequence instanceof String text) {
            run.allocate(2L * text.length() * count);
            return text.repeat(count);
        }
        if (sequence instanceof PyBytes bytes) {
            run.allocate((long) bytes.bytes().length * count);
            return PyBytes.ofLatin1(bytes.latin1().repeat(count));
        }
        List<Object> items = sequence instanceof PyList list ? list.items() : ((PyTuple) sequence).asList();
        run.allocate(8L * items.size() * count);
        List<Object> repeated = new ArrayList<>(items.size() * count);
        for (int i = 0; i < count && !items.isEmpty(); i++) {
            repeated.addAll(items);
        }
        return sequence instanceof PyList ? new PyList(repeated) : PyTuple.of(repeated);
    }

    /** The index of an item from a possibly negative one. */
    public static int index(Object index, int size, String type) {
        if (!Ints.isInt(index)) {
            throw PyError.type(type + " indices must be integers or slices, not " + Types.nameOf(index));
        }
        int i = Ints.toInt(index);
        int at = i < 0 ? i + size : i;
        if (at < 0 || at >= size) {
            throw PyError.index(type + " index out of range");
        }
        return at;
    }

    static Object get(Run run, Object sequence, Object index) {
        if (sequence instanceof String text) {
            if (index instanceof PySlice slice) {
                return run.text(Text.slice(text, slice));
            }
            run.work(text.length() >> 5);
            int at = index(index, Text.length(text), "string");
            return Text.at(text, at);
        }
        if (sequence instanceof PyBytes bytes) {
            if (index instanceof PySlice slice) {
                return PyBytes.ofLatin1(run.text(Text.slice(bytes.latin1(), slice)));
            }
            return bytes.bytes()[index(index, bytes.bytes().length, "index")] & 0xffL;
        }
        List<Object> items = sequence instanceof PyList list ? list.items() : ((PyTuple) sequence).asList();
        if (index instanceof PySlice slice) {
            List<Object> part = slice(run, items, slice);
            return sequence instanceof PyList ? new PyList(part) : PyTuple.of(part);
        }
        return items.get(index(index, items.size(), sequence instanceof PyList ? "list" : "tuple"));
    }

    private static List<Object> slice(Run run, List<Object> items, PySlice slice) {
        PySlice.Indices indices = slice.of(items.size());
        run.allocate(8L * indices.count());
        List<Object> part = new ArrayList<>(indices.count());
        for (int i = 0; i < indices.count(); i++) {
            part.add(items.get(indices.get(i)));
        }
        return part;
    }
}
