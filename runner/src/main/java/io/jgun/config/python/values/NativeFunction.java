package io.jgun.config.python.values;

/** A method of a {@link NativeObject}, or a built-in function, as a value. */
public record NativeFunction(NativeObject owner, String name) implements PyCallable {

    @Override
    public PyType type() {
        return Types.BUILTIN_FUNCTION;
    }

    @Override
    public Object call(Run run, Arguments arguments) {
        Object result = owner.call(run, name, arguments);
        if (result == null) {
            throw PyError.attribute(owner.repr() + " has no function '" + name + "'");
        }
        return result;
    }
}
