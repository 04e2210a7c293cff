package io.jgun.config.python.tree;

import io.jgun.config.python.values.Comparisons;
import java.util.List;

/** {@code a and b and c}, or with {@code or}: the last value looked at. */
public final class BooleanOperation extends Expression {

    private final boolean and;
    private final Expression[] operands;

    public BooleanOperation(int position, boolean and, List<Expression> operands) {
        super(position);
        this.and = and;
        this.operands = operands.toArray(new Expression[0]);
    }

    @Override
    Object evaluate(Frame frame) {
        Object value = operands[0].evaluate(frame);
        for (int i = 1; i < operands.length && Comparisons.truth(frame.run(), value) == and; i++) {
            value = operands[i].evaluate(frame);
        }
        return value;
    }
}
