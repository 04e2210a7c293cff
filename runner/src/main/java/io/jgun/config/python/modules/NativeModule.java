package io.jgun.config.python.modules;

import io.jgun.config.python.values.NativeObject;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Types;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stand-in for a module of Python's library. */
abstract class NativeModule extends NativeObject {

    private final String name;
    private final Map<String, Object> assigned = new HashMap<>(0);

    NativeModule(String name) {
        super(Types.MODULE);
        this.name = name;
    }

    final String name() {
        return name;
    }

    /** What the file itself set, as {@code logging.raiseExceptions = False}. */
    final @Nullable Object assigned(String attribute) {
        return assigned.get(attribute);
    }

    @Override
    public boolean set(Run run, String attribute, Object value) {
        run.allocate(64);
        assigned.put(attribute, value);
        return true;
    }

    /** The error of a function that a config file cannot use here. */
    final PyError refused(String function, String remedy) {
        return PyError.unsupported(name + "." + function + "() cannot be used in a config file under jgun; " + remedy);
    }

    @Override
    public String repr() {
        return "<module '" + name + "'>";
    }
}
