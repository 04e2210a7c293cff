package io.jgun.config.python.values;

import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From values to iterators. */
public final class Iteration {

    private Iteration() {}

    /** The iterator of a value. */
    public static PyIterator of(Run run, Object value) {
        PyIterator iterator = find(run, value);
        if (iterator == null) {
            throw PyError.type("'" + Types.nameOf(value) + "' object is not iterable");
        }
        return iterator;
    }

    static boolean iterable(Run run, Object value) {
        return find(run, value) != null;
    }

    private static @Nullable PyIterator find(Run run, Object value) {
        if (value instanceof PyIterator iterator) {
            return iterator;
        }
        if (value instanceof PyList list) {
            return new ListIterator(list.items());
        }
        if (value instanceof PyTuple tuple) {
            return new ListIterator(tuple.asList());
        }
        if (value instanceof String text) {
            return new TextIterator(text);
        }
        if (value instanceof PyRange range) {
            return new RangeIterator(range);
        }
        if (value instanceof PyDict dict) {
            return new DictIterator(new DictView(dict, DictView.Part.KEYS));
        }
        if (value instanceof DictView view) {
            return new DictIterator(view);
        }
        if (value instanceof PySet set) {
            run.allocate(set.size() * 8L);
            return new ListIterator(set.items());
        }
        if (value instanceof PyBytes bytes) {
            return new BytesIterator(bytes.bytes());
        }
        if (value instanceof PyIterable iterable) {
            return iterable.iterator(run);
        }
        if (value instanceof Placeholder placeholder) {
            throw placeholder.used();
        }
        Object made = Overloads.special(run, value, "__iter__");
        if (made instanceof PyInstance instance) {
            return new InstanceIterator(instance);
        }
        return made == null || made == value ? null : of(run, made);
    }

    /** All values of an iterable in a new Java list. */
    public static List<Object> list(Run run, Object iterable) {
        PyIterator items = of(run, iterable);
        List<Object> list = new ArrayList<>();
        for (Object item = items.next(run); item != null; item = items.next(run)) {
            run.step();
            run.allocate(16);
            list.add(item);
        }
        return list;
    }

    private static final class ListIterator extends PyIterator {
        private final List<Object> items;
        private int at;

        ListIterator(List<Object> items) {
            this.items = items;
        }

        @Override
        public @Nullable Object next(Run run) {
            return at < items.size() ? items.get(at++) : null;
        }
    }

    private static final class TextIterator extends PyIterator {
        private final String text;
        private int at;

        TextIterator(String text) {
            this.text = text;
        }

        @Override
        public @Nullable Object next(Run run) {
            if (at >= text.length()) {
                return null;
            }
            int start = at;
            at += Character.charCount(text.codePointAt(at));
            return text.substring(start, at);
        }
    }

    private static final class RangeIterator extends PyIterator {
        private final PyRange range;
        private final long size;
        private long at;

        RangeIterator(PyRange range) {
            this.range = range;
            this.size = range.size();
        }

        @Override
        public @Nullable Object next(Run run) {
            return at < size ? range.get(at++) : null;
        }
    }

    private static final class BytesIterator extends PyIterator {
        private final byte[] bytes;
        private int at;

        BytesIterator(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public @Nullable Object next(Run run) {
            return at < bytes.length ? (Object) (bytes[at++] & 0xffL) : null;
        }
    }

    private static final class DictIterator extends PyIterator {
        private final DictView view;
        private final Iterator<Object[]> entries;

        DictIterator(DictView view) {
            this.view = view;
            this.entries = view.dict().iterator();
        }

        @Override
        public @Nullable Object next(Run run) {
            try {
                return entries.hasNext() ? view.pick(entries.next()) : null;
            } catch (ConcurrentModificationException e) {
                throw PyError.runtime("dictionary changed size during iteration");
            }
        }
    }

    private static final class InstanceIterator extends PyIterator {
        private final PyInstance instance;

        InstanceIterator(PyInstance instance) {
            this.instance = instance;
        }

        @Override
        public @Nullable Object next(Run run) {
            try {
                Object value = Overloads.special(run, instance, "__next__");
                if (value == null) {
                    throw PyError.type("iter() returned non-iterator of type '" + Types.nameOf(instance) + "'");
                }
                return value;
            } catch (PyError e) {
                if (e.value().type().isSubtypeOf(Types.STOP_ITERATION)) {
                    return null;
                }
                throw e;
            }
        }
    }
}
