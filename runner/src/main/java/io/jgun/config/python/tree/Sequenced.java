package io.jgun.config.python.tree;

/** Several statements that are written as one, as {@code import a, b}. */
public final class Sequenced extends Statement {

    private final Block statements;

    public Sequenced(int position, Block statements) {
        super(position);
        this.statements = statements;
    }

    @Override
    Flow execute(Frame frame) {
        return statements.execute(frame);
    }
}
