package io.jgun.config.python.values;

import org.jspecify.annotations.Nullable;

/** What a call is given: values by position, then those by name. */
public final class Arguments {

    private static final String[] NO_NAMES = {};

    public static final Arguments NONE = new Arguments();

    private final Object[] values;
    private final String[] names;

    /** Positional arguments. */
    public Arguments(Object... values) {
        this(values, NO_NAMES);
    }

    /** @param names of the last values */
    public Arguments(Object[] values, String[] names) {
        this.values = values;
        this.names = names;
    }

    /** Number of positional arguments. */
    public int size() {
        return values.length - names.length;
    }

    public Object get(int i) {
        return values[i];
    }

    public int named() {
        return names.length;
    }

    public String name(int i) {
        return names[i];
    }

    public Object namedValue(int i) {
        return values[size() + i];
    }

    /** The value given by a name, null without. */
    public @Nullable Object named(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return namedValue(i);
            }
        }
        return null;
    }

    /** The argument at a position or by a name, or {@code missing}. */
    public Object get(int i, String name, Object missing) {
        if (i < size()) {
            return values[i];
        }
        Object named = named(name);
        return named == null ? missing : named;
    }

    /** The positional values from {@code from} on. */
    public Object[] positionalFrom(int from) {
        return java.util.Arrays.copyOfRange(values, Math.min(from, size()), size());
    }

    /** The same with another value in front: how a method gets its self. */
    public Arguments with(Object first) {
        Object[] all = new Object[values.length + 1];
        all[0] = first;
        System.arraycopy(values, 0, all, 1, values.length);
        return new Arguments(all, names);
    }

    /** The same without the first. */
    public Arguments rest() {
        return new Arguments(java.util.Arrays.copyOfRange(values, 1, values.length), names);
    }

    /** Checks the number of positional arguments of a built-in function. */
    public Arguments expect(String function, int fewest, int most) {
        int given = size();
        if (given >= fewest && given <= most) {
            return this;
        }
        String expected = fewest == most
                ? "exactly " + fewest + (fewest == 1 ? " argument" : " arguments")
                : (given < fewest ? "at least " + fewest : "at most " + most)
                        + ((given < fewest ? fewest : most) == 1 ? " argument" : " arguments");
        throw PyError.type(function + "() takes " + expected + " (" + given + " given)");
    }

    /** As {@link #expect} for a function without keywords. */
    public Arguments expectPositional(String function, int fewest, int most) {
        if (names.length > 0) {
            throw PyError.type(function + "() takes no keyword argument '" + names[0] + "'");
        }
        return expect(function, fewest, most);
    }
}
