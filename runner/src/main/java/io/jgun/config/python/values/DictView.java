package io.jgun.config.python.values;

/** What {@code keys()}, {@code values()} and {@code items()} of a dict give. */
public record DictView(PyDict dict, Part part) implements PyTyped {

    private static final PyType TYPE = new PyType("dict view", Types.OBJECT);

    /** Which part of each entry. */
    public enum Part {
        KEYS,
        VALUES,
        ITEMS
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    Object pick(Object[] entry) {
        if (part == Part.KEYS) {
            return entry[0];
        }
        return part == Part.VALUES ? entry[1] : new PyTuple(entry);
    }
}
