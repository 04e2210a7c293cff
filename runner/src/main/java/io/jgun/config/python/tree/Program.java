package io.jgun.config.python.tree;

import io.jgun.config.python.values.Run;

/** A whole file, or a single expression. */
public final class Program {

    private final Globals globals;
    private final Block body;
    private final Expression value;

    /** @param value what {@link #evaluate} gives */
    public Program(Globals globals, Block body, Expression value) {
        this.globals = globals;
        this.body = body;
        this.value = value;
    }

    public Expression value() {
        return value;
    }

    /** Runs the statements. */
    public void execute(Run run) {
        body.execute(new Frame(run, globals, null, 0));
    }

    /** Evaluates the expression. */
    public Object evaluate(Run run) {
        return value.evaluate(new Frame(run, globals, null, 0));
    }
}
