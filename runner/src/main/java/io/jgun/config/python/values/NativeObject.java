package io.jgun.config.python.values;

import org.jspecify.annotations.Nullable;

/** An object whose attributes and methods are written in Java. */
public abstract class NativeObject implements PyTextual {

    private static final String[] NO_METHODS = {};

    private final PyType type;

    protected NativeObject(PyType type) {
        this.type = type;
    }

    @Override
    public final PyType type() {
        return type;
    }

    /** An attribute that is no method, null if there is none of that name. */
    public @Nullable Object constant(Run run, String name) {
        return null;
    }

    /** Names of the methods. */
    public String[] methods() {
        return NO_METHODS;
    }

    /** Calls a method, null if there is none of that name. */
    public @Nullable Object call(Run run, String method, Arguments arguments) {
        return null;
    }

    /** Takes an attribute; false if it takes none of that name. */
    public boolean set(Run run, String name, Object value) {
        return false;
    }

    /** What {@code with} binds; null if this is no context manager. */
    public @Nullable Object enter(Run run) {
        return null;
    }

    /** The end of {@code with}: true if it swallows the error. */
    public boolean exit(Run run, @Nullable PyException error) {
        return false;
    }

    public final boolean hasMethod(String name) {
        for (String method : methods()) {
            if (method.equals(name)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String str() {
        return repr();
    }

    @Override
    public String repr() {
        return "<" + type.name() + " object>";
    }
}
