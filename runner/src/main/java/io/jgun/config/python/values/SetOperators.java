package io.jgun.config.python.values;

import org.jspecify.annotations.Nullable;

/** Operators of sets and dicts. */
final class SetOperators {

    private SetOperators() {}

    static @Nullable Object binary(Run run, String op, Object a, Object b) {
        if (a instanceof PyDict x && b instanceof PyDict y && op.equals("|")) {
            PyDict union = x.copy(run);
            union.putAll(run, y);
            return union;
        }
        if (!isSetLike(a) || !isSetLike(b)) {
            return null;
        }
        PySet x = toSet(run, a);
        PySet y = toSet(run, b);
        PySet result = new PySet(x.frozen());
        switch (op) {
            case "|" -> {
                addIf(run, result, x, null, true);
                addIf(run, result, y, null, true);
            }
            case "&" -> addIf(run, result, x, y, true);
            case "-" -> addIf(run, result, x, y, false);
            case "^" -> {
                addIf(run, result, x, y, false);
                addIf(run, result, y, x, false);
            }
            default -> {
                return null;
            }
        }
        return result;
    }

    private static void addIf(Run run, PySet result, PySet items, @Nullable PySet other, boolean contained) {
        for (Object item : items.items()) {
            if (other == null || other.contains(item) == contained) {
                result.add(run, item);
            }
        }
    }

    static boolean isSetLike(Object value) {
        return value instanceof PySet || (value instanceof DictView view && view.part() != DictView.Part.VALUES);
    }

    static PySet toSet(Run run, Object value) {
        if (value instanceof PySet set) {
            return set;
        }
        PySet set = new PySet(false);
        PyIterator items = Iteration.of(run, value);
        for (Object item = items.next(run); item != null; item = items.next(run)) {
            set.add(run, item);
        }
        return set;
    }
}
