package io.jgun.config.python.tree;

/** An expression that can be assigned to. */
public abstract class Target extends Expression {

    protected Target(int position) {
        super(position);
    }

    abstract void assign(Frame frame, Object value);

    abstract void delete(Frame frame);
}
