package io.jgun.config.python.tree;

/** A value written down. */
public final class Literal extends Expression {

    private final Object value;

    public Literal(int position, Object value) {
        super(position);
        this.value = value;
    }

    public Object value() {
        return value;
    }

    @Override
    Object evaluate(Frame frame) {
        return value;
    }

    @Override
    public boolean isLiteral() {
        return true;
    }
}
