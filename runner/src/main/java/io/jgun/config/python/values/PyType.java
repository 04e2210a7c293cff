package io.jgun.config.python.values;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A type: built in, or a {@code class} of the file. */
public final class PyType {

    private final String name;
    private final List<PyType> order = new ArrayList<>(3);
    private final Map<String, Object> members;
    private final boolean builtIn;

    /** A built-in type. */
    PyType(String name, @Nullable PyType base) {
        this.name = name;
        this.builtIn = true;
        this.members = Map.of();
        order.add(this);
        if (base != null) {
            order.addAll(base.order);
        }
    }

    /** A class of the file. */
    public PyType(String name, List<PyType> bases, Map<String, Object> members) {
        this.name = name;
        this.builtIn = false;
        this.members = new HashMap<>(members);
        order.add(this);
        for (PyType base : bases) {
            for (PyType ancestor : base.order) {
                order.remove(ancestor);
                order.add(ancestor);
            }
        }
    }

    public String name() {
        return name;
    }

    public boolean builtIn() {
        return builtIn;
    }

    /** This type and its ancestors in the order of look-up. */
    public List<PyType> order() {
        return order;
    }

    public boolean isSubtypeOf(PyType other) {
        return order.contains(other);
    }

    /** The nearest definition of a member, null without. */
    public @Nullable Object member(String member) {
        for (PyType type : order) {
            Object found = type.members.get(member);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** As {@link #member}, beginning after {@code type}: what {@code super()} finds. */
    public @Nullable Object memberAfter(PyType type, String member) {
        for (int i = order.indexOf(type) + 1; i < order.size(); i++) {
            Object found = order.get(i).members.get(member);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    public void setMember(String member, Object value) {
        if (builtIn) {
            throw PyError.type("cannot set '" + member + "' attribute of immutable type '" + name + "'");
        }
        members.put(member, value);
    }

    /** Names of all members, for suggestions. */
    public List<String> memberNames() {
        List<String> names = new ArrayList<>();
        for (PyType type : order) {
            names.addAll(type.members.keySet());
        }
        return names;
    }
}
