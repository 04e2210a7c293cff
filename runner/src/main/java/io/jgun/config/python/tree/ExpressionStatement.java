package io.jgun.config.python.tree;

/** An expression for its effect. */
public final class ExpressionStatement extends Statement {

    private final Expression expression;

    public ExpressionStatement(int position, Expression expression) {
        super(position);
        this.expression = expression;
    }

    @Override
    Flow execute(Frame frame) {
        expression.evaluate(frame);
        return Flow.NEXT;
    }
}
