package io.jgun.config.python.tree;

import io.jgun.config.python.tree.Statement.Flow;
import io.jgun.config.python.values.PyError;
import java.util.List;

/** Statements one after the other. */
public final class Block {

    /** Without statements. */
    public static final Block EMPTY = new Block(List.of());

    private final Statement[] statements;

    public Block(List<Statement> statements) {
        this.statements = statements.toArray(new Statement[0]);
    }

    Flow execute(Frame frame) {
        for (Statement statement : statements) {
            frame.run().step();
            Flow flow;
            try {
                flow = statement.execute(frame);
            } catch (PyError e) {
                throw e.at(frame.globals().source(), statement.position());
            }
            if (flow != Flow.NEXT) {
                return flow;
            }
        }
        return Flow.NEXT;
    }

    boolean isEmpty() {
        return statements.length == 0;
    }
}
