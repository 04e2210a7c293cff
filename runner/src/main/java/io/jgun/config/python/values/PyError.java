package io.jgun.config.python.values;

import io.jgun.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** A Python exception on its way up. It learns its place from the innermost expression that it passes. */
public final class PyError extends RuntimeException {

    private final transient PyException value;
    private transient @Nullable Source source;
    private int offset = -1;

    public PyError(PyException value) {
        super(null, null, false, false);
        this.value = value;
    }

    public static PyError of(PyType type, String message) {
        return new PyError(new PyException(type, new PyTuple(message)));
    }

    public static PyError type(String message) {
        return of(Types.TYPE_ERROR, message);
    }

    public static PyError value(String message) {
        return of(Types.VALUE_ERROR, message);
    }

    public static PyError attribute(String message) {
        return of(Types.ATTRIBUTE_ERROR, message);
    }

    public static PyError index(String message) {
        return of(Types.INDEX_ERROR, message);
    }

    public static PyError runtime(String message) {
        return of(Types.RUNTIME_ERROR, message);
    }

    /** Python that this reader does not know. No {@code except} catches it. */
    public static PyError unsupported(String message) {
        return of(Types.NOT_SUPPORTED, message);
    }

    /** A limit of the reader. No {@code except} catches it. */
    public static PyError limit(String message) {
        return of(Types.LIMIT, message);
    }

    /** The exception object, as {@code except ... as e} binds it. */
    public PyException value() {
        return value;
    }

    public boolean catchable() {
        return value.type() != Types.LIMIT && value.type() != Types.NOT_SUPPORTED;
    }

    /** Remembers the place, unless one is known already. Returns this, to be thrown again. */
    public PyError at(Source place, int position) {
        if (source == null) {
            source = place;
            offset = position;
        }
        return this;
    }

    @Override
    public String getMessage() {
        return value.type().name() + ": " + value.text();
    }

    /** For those outside. {@code fallback} is the place if none was met. */
    public ConfigException toConfigException(Source fallback) {
        Source place = source == null ? fallback : source;
        return place.error(Math.max(0, offset), value.type().name(), value.text());
    }
}
