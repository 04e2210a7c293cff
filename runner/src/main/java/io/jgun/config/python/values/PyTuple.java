package io.jgun.config.python.values;

import java.util.List;

/** An immutable sequence. Java's equals and hashCode are those of a dict key. */
public final class PyTuple implements PyTyped {

    public static final PyTuple EMPTY = new PyTuple();

    private final Object[] items;
    private int hash;

    public PyTuple(Object... items) {
        this.items = items;
    }

    public static PyTuple of(List<Object> items) {
        return new PyTuple(items.toArray());
    }

    @Override
    public PyType type() {
        return Types.TUPLE;
    }

    public int size() {
        return items.length;
    }

    public Object get(int i) {
        return items[i];
    }

    public List<Object> asList() {
        return java.util.Arrays.asList(items);
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof PyTuple tuple) || tuple.items.length != items.length) {
            return false;
        }
        for (int i = 0; i < items.length; i++) {
            if (!Keys.of(items[i]).equals(Keys.of(tuple.items[i]))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            int all = 1;
            for (Object item : items) {
                all = 31 * all + Keys.of(item).hashCode();
            }
            hash = all;
        }
        return hash;
    }
}
