package io.jgun.config.python.tree;

import io.jgun.config.python.values.PyError;

/** {@code *value} in a list, a call or a target. */
public final class Starred extends Expression {

    private final Expression value;

    public Starred(int position, Expression value) {
        super(position);
        this.value = value;
    }

    public Expression value() {
        return value;
    }

    @Override
    Object evaluate(Frame frame) {
        throw PyError.type("can't use starred expression here");
    }
}
