package io.jgun.config.python.tree;

/** {@code pass}, {@code break}, {@code continue}; also {@code global} and {@code nonlocal}, which do nothing when run. */
public final class Jump extends Statement {

    private final Flow flow;

    private Jump(int position, Flow flow) {
        super(position);
        this.flow = flow;
    }

    public static Jump pass(int position) {
        return new Jump(position, Flow.NEXT);
    }

    public static Jump breakLoop(int position) {
        return new Jump(position, Flow.BREAK);
    }

    public static Jump continueLoop(int position) {
        return new Jump(position, Flow.CONTINUE);
    }

    @Override
    Flow execute(Frame frame) {
        return flow;
    }
}
