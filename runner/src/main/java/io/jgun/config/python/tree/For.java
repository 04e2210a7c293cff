package io.jgun.config.python.tree;

import io.jgun.config.python.values.Iteration;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyIterator;

/** {@code for ... else}. */
public final class For extends Statement {

    private final Target target;
    private final Expression iterable;
    private final Block body;
    private final Block otherwise;

    public For(int position, Target target, Expression iterable, Block body, Block otherwise) {
        super(position);
        this.target = target;
        this.iterable = iterable;
        this.body = body;
        this.otherwise = otherwise;
    }

    @Override
    Flow execute(Frame frame) {
        PyIterator items = items(frame);
        for (Object item = items.next(frame.run()); item != null; item = items.next(frame.run())) {
            frame.run().step();
            target.assign(frame, item);
            Flow flow = body.execute(frame);
            if (flow == Flow.BREAK) {
                return Flow.NEXT;
            }
            if (flow == Flow.RETURN) {
                return flow;
            }
        }
        return otherwise.execute(frame);
    }

    private PyIterator items(Frame frame) {
        Object value = iterable.evaluate(frame);
        try {
            return Iteration.of(frame.run(), value);
        } catch (PyError e) {
            throw e.at(frame.globals().source(), iterable.position());
        }
    }
}
