package io.jgun.config.python.tree;

import io.jgun.config.python.values.Iteration;
import io.jgun.config.python.values.None;
import io.jgun.config.python.values.PyError;
import java.util.List;

/**
 * {@code yield value} and {@code yield from values}. A generator function runs to its end when it is called, and its
 * values are kept: enough for config files, which have no endless generators.
 */
public final class Yield extends Expression {

    private final Expression value;
    private final boolean from;

    public Yield(int position, Expression value, boolean from) {
        super(position);
        this.value = value;
        this.from = from;
    }

    @Override
    Object evaluate(Frame frame) {
        List<Object> values = frame.yielded();
        if (values == null) {
            throw PyError.runtime("'yield' outside function");
        }
        Object given = value.evaluate(frame);
        frame.run().allocate(16);
        if (from) {
            values.addAll(Iteration.list(frame.run(), given));
        } else {
            values.add(given);
        }
        return None.NONE;
    }
}
