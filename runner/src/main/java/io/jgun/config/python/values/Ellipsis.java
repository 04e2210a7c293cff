package io.jgun.config.python.values;

/** Python's {@code ...}. */
public enum Ellipsis {
    ELLIPSIS;

    @Override
    public String toString() {
        return "Ellipsis";
    }
}
