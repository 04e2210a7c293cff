package io.jgun.config.python.tree;

/** {@code lambda parameters: value}. */
public final class Lambda extends Expression {

    private final FunctionCode code;

    public Lambda(FunctionCode code) {
        super(code.position());
        this.code = code;
    }

    @Override
    Object evaluate(Frame frame) {
        return FunctionDefinition.make(frame, code);
    }
}
