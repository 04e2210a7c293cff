package io.jgun.config.python.tree;

/** {@code return value}. */
public final class Return extends Statement {

    private final Expression value;

    public Return(int position, Expression value) {
        super(position);
        this.value = value;
    }

    @Override
    Flow execute(Frame frame) {
        frame.result(value.evaluate(frame));
        return Flow.RETURN;
    }
}
