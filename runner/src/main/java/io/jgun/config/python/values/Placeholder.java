package io.jgun.config.python.values;

/**
 * What an import of an unknown module binds. Attributes of it are placeholders too; every other use is an error.
 *
 * @param path dotted, as {@code myapp.conf.WORKERS}
 * @param module that was imported
 */
public record Placeholder(String path, String module) implements PyTyped {

    private static final PyType TYPE = new PyType("unavailable object", Types.OBJECT);

    @Override
    public PyType type() {
        return TYPE;
    }

    public Placeholder attribute(String name) {
        return new Placeholder(path + "." + name, module);
    }

    /** The error of using it. */
    public PyError used() {
        return PyError.of(
                Types.MODULE_NOT_FOUND,
                "'" + path + "' cannot be used: the Python module '" + module
                        + "' is not available under jgun; write the value itself here, or take it from os.environ");
    }
}
