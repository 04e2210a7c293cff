package io.jgun.config.python.tree;

import io.jgun.config.python.values.Comparisons;
import java.util.List;

/** {@code if}, {@code elif}, {@code else}. */
public final class If extends Statement {

    public record Branch(Expression condition, Block body) {}

    private final Branch[] branches;
    private final Block otherwise;

    public If(int position, List<Branch> branches, Block otherwise) {
        super(position);
        this.branches = branches.toArray(new Branch[0]);
        this.otherwise = otherwise;
    }

    @Override
    Flow execute(Frame frame) {
        for (Branch branch : branches) {
            if (Comparisons.truth(frame.run(), branch.condition.evaluate(frame))) {
                return branch.body.execute(frame);
            }
        }
        return otherwise.execute(frame);
    }
}
