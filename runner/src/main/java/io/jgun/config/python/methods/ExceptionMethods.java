package io.jgun.config.python.methods;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.None;
import io.jgun.config.python.values.PyException;
import org.jspecify.annotations.Nullable;

/** Methods of exceptions. */
final class ExceptionMethods {

    static final String[] NAMES = {"with_traceback", "add_note", "__init__"};

    private ExceptionMethods() {}

    static @Nullable Object call(PyException exception, String name, Arguments arguments) {
        return switch (name) {
            case "with_traceback" -> exception;
            case "add_note" -> None.NONE;
            case "__init__" -> {
                exception.args(new io.jgun.config.python.values.PyTuple(arguments.positionalFrom(0)));
                yield None.NONE;
            }
            default -> null;
        };
    }
}
