package io.jgun.config.python.values;

import java.util.LinkedHashMap;
import java.util.Map;

/** An object of a class: its attributes. */
public class PyInstance implements PyTyped {

    private final PyType type;
    private final Map<String, Object> attributes = new LinkedHashMap<>(4);

    public PyInstance(PyType type) {
        this.type = type;
    }

    @Override
    public final PyType type() {
        return type;
    }

    public final Map<String, Object> attributes() {
        return attributes;
    }
}
