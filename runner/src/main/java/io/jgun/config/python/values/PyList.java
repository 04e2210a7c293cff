package io.jgun.config.python.values;

import java.util.ArrayList;
import java.util.List;

/** A list. */
public final class PyList implements PyTyped {

    private final List<Object> items;

    public PyList() {
        items = new ArrayList<>();
    }

    public PyList(List<?> items) {
        this.items = new ArrayList<>(items);
    }

    @Override
    public PyType type() {
        return Types.LIST;
    }

    /** The items themselves, not a copy. */
    public List<Object> items() {
        return items;
    }

    public void add(Run run, Object item) {
        run.allocate(16);
        items.add(item);
    }
}
