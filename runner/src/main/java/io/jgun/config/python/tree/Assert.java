package io.jgun.config.python.tree;

import io.jgun.config.python.values.Comparisons;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyException;
import io.jgun.config.python.values.PyTuple;
import io.jgun.config.python.values.Types;
import org.jspecify.annotations.Nullable;

/** {@code assert condition, message}. */
public final class Assert extends Statement {

    private final Expression condition;
    private final @Nullable Expression message;

    public Assert(int position, Expression condition, @Nullable Expression message) {
        super(position);
        this.condition = condition;
        this.message = message;
    }

    @Override
    Flow execute(Frame frame) {
        if (!Comparisons.truth(frame.run(), condition.evaluate(frame))) {
            PyTuple args = message == null ? PyTuple.EMPTY : new PyTuple(message.evaluate(frame));
            throw new PyError(new PyException(Types.ASSERTION, args));
        }
        return Flow.NEXT;
    }
}
