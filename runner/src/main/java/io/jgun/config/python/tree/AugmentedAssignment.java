package io.jgun.config.python.tree;

import io.jgun.config.python.values.Iteration;
import io.jgun.config.python.values.PyDict;
import io.jgun.config.python.values.PyList;

/** {@code target op= value}. */
public final class AugmentedAssignment extends Statement {

    private final Target target;
    private final String operator;
    private final Expression value;

    public AugmentedAssignment(int position, Target target, String operator, Expression value) {
        super(position);
        this.target = target;
        this.operator = operator;
        this.value = value;
    }

    @Override
    Flow execute(Frame frame) {
        Object before = target.evaluate(frame);
        Object operand = value.evaluate(frame);
        if (before instanceof PyList list && operator.equals("+")) {
            list.items().addAll(Iteration.list(frame.run(), operand));
            target.assign(frame, list);
        } else if (before instanceof PyDict dict && operand instanceof PyDict more && operator.equals("|")) {
            dict.putAll(frame.run(), more);
            target.assign(frame, dict);
        } else {
            target.assign(frame, BinaryOperation.apply(frame, operator, before, operand, position()));
        }
        return Flow.NEXT;
    }
}
