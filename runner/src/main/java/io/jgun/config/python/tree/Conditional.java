package io.jgun.config.python.tree;

import io.jgun.config.python.values.Comparisons;

/** {@code value if condition else other}. */
public final class Conditional extends Expression {

    private final Expression condition;
    private final Expression value;
    private final Expression other;

    public Conditional(int position, Expression condition, Expression value, Expression other) {
        super(position);
        this.condition = condition;
        this.value = value;
        this.other = other;
    }

    @Override
    Object evaluate(Frame frame) {
        boolean holds = Comparisons.truth(frame.run(), condition.evaluate(frame));
        return holds ? value.evaluate(frame) : other.evaluate(frame);
    }
}
