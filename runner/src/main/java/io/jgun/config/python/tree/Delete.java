package io.jgun.config.python.tree;

import java.util.List;

/** {@code del a, b[0]}. */
public final class Delete extends Statement {

    private final List<Target> targets;

    public Delete(int position, List<Target> targets) {
        super(position);
        this.targets = targets;
    }

    @Override
    Flow execute(Frame frame) {
        for (Target target : targets) {
            target.delete(frame);
        }
        return Flow.NEXT;
    }
}
