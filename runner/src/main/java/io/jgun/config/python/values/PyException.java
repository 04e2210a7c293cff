package io.jgun.config.python.values;

/** An exception object. */
public final class PyException extends PyInstance {

    private PyTuple args;

    public PyException(PyType type, PyTuple args) {
        super(type);
        this.args = args;
    }

    public PyTuple args() {
        return args;
    }

    public void args(PyTuple newArgs) {
        args = newArgs;
    }

    /** What {@code str(e)} says, without asking methods of the file's own. */
    public String text() {
        if (args.size() == 0) {
            return "";
        }
        if (args.size() > 1) {
            return Repr.of(args);
        }
        Object only = args.get(0);
        return type().isSubtypeOf(Types.KEY_ERROR) || !(only instanceof String s) ? Repr.of(only) : s;
    }
}
