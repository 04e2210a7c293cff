package io.jgun.config.python.tree;

import io.jgun.config.python.values.Comparisons;

/** {@code while ... else}. */
public final class While extends Statement {

    private final Expression condition;
    private final Block body;
    private final Block otherwise;

    public While(int position, Expression condition, Block body, Block otherwise) {
        super(position);
        this.condition = condition;
        this.body = body;
        this.otherwise = otherwise;
    }

    @Override
    Flow execute(Frame frame) {
        while (Comparisons.truth(frame.run(), condition.evaluate(frame))) {
            frame.run().step();
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
}
