package io.jgun.config.python.tree;

import io.jgun.config.python.values.PyError;

/** {@code target.name}. */
public final class Attribute extends Target {

    private final Expression target;
    private final String name;

    public Attribute(int position, Expression target, String name) {
        super(position);
        this.target = target;
        this.name = name;
    }

    Expression target() {
        return target;
    }

    String name() {
        return name;
    }

    @Override
    Object evaluate(Frame frame) {
        Object object = target.evaluate(frame);
        try {
            Object value = Attributes.find(frame.run(), object, name);
            if (value == null) {
                throw Attributes.missing(object, name);
            }
            return value;
        } catch (PyError e) {
            throw e.at(frame.globals().source(), position());
        }
    }

    @Override
    void assign(Frame frame, Object value) {
        Object object = target.evaluate(frame);
        try {
            Attributes.set(frame.run(), object, name, value);
        } catch (PyError e) {
            throw e.at(frame.globals().source(), position());
        }
    }

    @Override
    void delete(Frame frame) {
        Attributes.delete(target.evaluate(frame), name);
    }
}
