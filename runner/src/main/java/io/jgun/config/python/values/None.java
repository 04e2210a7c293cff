package io.jgun.config.python.values;

/** Python's {@code None}, so that Java's null never stands for a value. */
public enum None {
    NONE;

    @Override
    public String toString() {
        return "None";
    }
}
