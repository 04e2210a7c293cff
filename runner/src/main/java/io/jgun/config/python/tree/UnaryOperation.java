package io.jgun.config.python.tree;

import io.jgun.config.python.values.Comparisons;
import io.jgun.config.python.values.Operators;
import io.jgun.config.python.values.PyError;

/** {@code -value}, {@code +value}, {@code ~value}, {@code not value}. */
public final class UnaryOperation extends Expression {

    private final String operator;
    private final Expression value;

    public UnaryOperation(int position, String operator, Expression value) {
        super(position);
        this.operator = operator;
        this.value = value;
    }

    @Override
    public boolean isLiteral() {
        return !operator.equals("not") && value instanceof Literal literal && literal.value() instanceof Number;
    }

    @Override
    Object evaluate(Frame frame) {
        Object operand = value.evaluate(frame);
        try {
            return operator.equals("not")
                    ? (Object) !Comparisons.truth(frame.run(), operand)
                    : Operators.unary(frame.run(), operator, operand);
        } catch (PyError e) {
            throw e.at(frame.globals().source(), position());
        }
    }
}
