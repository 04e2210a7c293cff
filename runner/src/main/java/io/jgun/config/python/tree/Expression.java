package io.jgun.config.python.tree;

/** Something that has a value. */
public abstract class Expression {

    private final int position;

    protected Expression(int position) {
        this.position = position;
    }

    /** Offset in the source. */
    public final int position() {
        return position;
    }

    abstract Object evaluate(Frame frame);

    /** True if it is made of literals alone. */
    public boolean isLiteral() {
        return false;
    }
}
