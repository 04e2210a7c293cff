package io.jgun.config.python.tree;

import io.jgun.config.python.values.Items;
import io.jgun.config.python.values.PyError;

/** {@code target[index]}. */
public final class Subscript extends Target {

    private final Expression target;
    private final Expression index;

    public Subscript(int position, Expression target, Expression index) {
        super(position);
        this.target = target;
        this.index = index;
    }

    @Override
    Object evaluate(Frame frame) {
        Object object = target.evaluate(frame);
        Object key = index.evaluate(frame);
        try {
            return Items.get(frame.run(), object, key);
        } catch (PyError e) {
            throw e.at(frame.globals().source(), position());
        }
    }

    @Override
    void assign(Frame frame, Object value) {
        Object object = target.evaluate(frame);
        Object key = index.evaluate(frame);
        try {
            Items.set(frame.run(), object, key, value);
        } catch (PyError e) {
            throw e.at(frame.globals().source(), position());
        }
    }

    @Override
    void delete(Frame frame) {
        Object object = target.evaluate(frame);
        Object key = index.evaluate(frame);
        try {
            Items.delete(frame.run(), object, key);
        } catch (PyError e) {
            throw e.at(frame.globals().source(), position());
        }
    }
}
