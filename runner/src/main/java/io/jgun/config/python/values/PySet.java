package io.jgun.config.python.values;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** A set or frozenset, in the order of insertion. */
public final class PySet implements PyTyped {

    private static final int BYTES_OF_AN_ITEM = 56;

    private final LinkedHashMap<Object, Object> items = new LinkedHashMap<>();
    private final boolean frozen;

    public PySet(boolean frozen) {
        this.frozen = frozen;
    }

    @Override
    public PyType type() {
        return frozen ? Types.FROZENSET : Types.SET;
    }

    public boolean frozen() {
        return frozen;
    }

    public int size() {
        return items.size();
    }

    public boolean contains(Object item) {
        return items.containsKey(Keys.of(item));
    }

    public void add(Run run, Object item) {
        run.allocate(BYTES_OF_AN_ITEM);
        items.putIfAbsent(Keys.of(item), item);
    }

    public boolean remove(Object item) {
        return items.remove(Keys.of(item)) != null;
    }

    public void clear() {
        items.clear();
    }

    /** The items as they are now. */
    public List<Object> items() {
        return new ArrayList<>(items.values());
    }

    public boolean containsAll(PySet other) {
        return items.keySet().containsAll(other.items.keySet());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PySet set && items.keySet().equals(set.items.keySet());
    }

    @Override
    public int hashCode() {
        return items.keySet().hashCode();
    }
}
