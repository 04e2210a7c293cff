package io.jgun.config.python.tree;

import io.jgun.config.python.values.Comparisons;
import io.jgun.config.python.values.PyError;
import java.util.List;

/** {@code a < b <= c}: every operand is evaluated once. */
public final class Comparison extends Expression {

    private final Expression first;
    private final String[] operators;
    private final Expression[] operands;

    public Comparison(int position, Expression first, List<String> operators, List<Expression> operands) {
        super(position);
        this.first = first;
        this.operators = operators.toArray(new String[0]);
        this.operands = operands.toArray(new Expression[0]);
    }

    @Override
    Object evaluate(Frame frame) {
        Object left = first.evaluate(frame);
        try {
            for (int i = 0; i < operators.length; i++) {
                Object right = operands[i].evaluate(frame);
                if (!Comparisons.compare(frame.run(), operators[i], left, right)) {
                    return false;
                }
                left = right;
            }
            return true;
        } catch (PyError e) {
            throw e.at(frame.globals().source(), position());
        }
    }
}
