package io.jgun.config.python.tree;

/** {@code (name := value)}. */
public final class Walrus extends Expression {

    private final Name name;
    private final Expression value;

    public Walrus(int position, Name name, Expression value) {
        super(position);
        this.name = name;
        this.value = value;
    }

    @Override
    Object evaluate(Frame frame) {
        Object result = value.evaluate(frame);
        name.assign(frame, result);
        return result;
    }
}
