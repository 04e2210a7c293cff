package io.jgun.config.python.tree;

import io.jgun.config.python.values.PySlice;

/** {@code start:stop:step} within brackets. */
public final class SliceExpression extends Expression {

    private final Expression start;
    private final Expression stop;
    private final Expression step;

    public SliceExpression(int position, Expression start, Expression stop, Expression step) {
        super(position);
        this.start = start;
        this.stop = stop;
        this.step = step;
    }

    @Override
    Object evaluate(Frame frame) {
        return new PySlice(start.evaluate(frame), stop.evaluate(frame), step.evaluate(frame));
    }
}
