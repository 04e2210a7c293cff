package io.jgun.config.python.tree;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.Placeholder;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyException;
import io.jgun.config.python.values.PyType;
import io.jgun.config.python.values.Types;
import org.jspecify.annotations.Nullable;

/** {@code raise error from cause}; the cause is evaluated and forgotten. */
public final class Raise extends Statement {

    private final @Nullable Expression error;
    private final @Nullable Expression cause;

    public Raise(int position, @Nullable Expression error, @Nullable Expression cause) {
        super(position);
        this.error = error;
        this.cause = cause;
    }

    @Override
    Flow execute(Frame frame) {
        if (error == null) {
            PyError handled = frame.handled();
            if (handled == null) {
                throw PyError.runtime("No active exception to reraise");
            }
            throw handled;
        }
        Object value = error.evaluate(frame);
        if (cause != null) {
            cause.evaluate(frame);
        }
        if (value instanceof PyType type && type.isSubtypeOf(Types.BASE_EXCEPTION)) {
            value = Calls.call(frame, type, Arguments.NONE);
        }
        if (value instanceof Placeholder placeholder) {
            throw placeholder.used();
        }
        if (!(value instanceof PyException exception)) {
            throw PyError.type("exceptions must derive from BaseException");
        }
        throw new PyError(exception);
    }
}
