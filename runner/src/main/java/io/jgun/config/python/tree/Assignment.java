package io.jgun.config.python.tree;

import java.util.List;

/** {@code a = b = value}. */
public final class Assignment extends Statement {

    private final Target[] targets;
    private final Expression value;

    public Assignment(int position, List<Target> targets, Expression value) {
        super(position);
        this.targets = targets.toArray(new Target[0]);
        this.value = value;
    }

    @Override
    Flow execute(Frame frame) {
        Object result = value.evaluate(frame);
        for (Target target : targets) {
            target.assign(frame, result);
        }
        return Flow.NEXT;
    }
}
