package io.jgun.config.python.tree;

import io.jgun.config.python.values.Operators;
import io.jgun.config.python.values.PyError;

/** {@code left op right}. Its position is that of the operator. */
public final class BinaryOperation extends Expression {

    private final String operator;
    private final Expression left;
    private final Expression right;

    public BinaryOperation(int position, String operator, Expression left, Expression right) {
        super(position);
        this.operator = operator;
        this.left = left;
        this.right = right;
    }

    @Override
    Object evaluate(Frame frame) {
        return apply(frame, operator, left.evaluate(frame), right.evaluate(frame), position());
    }

    static Object apply(Frame frame, String operator, Object a, Object b, int position) {
        try {
            return Operators.binary(frame.run(), operator, a, b);
        } catch (PyError e) {
            throw e.at(frame.globals().source(), position);
        }
    }
}
