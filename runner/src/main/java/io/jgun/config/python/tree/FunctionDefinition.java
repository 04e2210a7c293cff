package io.jgun.config.python.tree;

import io.jgun.config.python.values.PyError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code def}, with its decorators. */
public final class FunctionDefinition extends Statement {

    private final Name name;
    private final FunctionCode code;
    private final List<Expression> decorators;

    public FunctionDefinition(Name name, FunctionCode code, List<Expression> decorators) {
        super(name.position());
        this.name = name;
        this.code = code;
        this.decorators = decorators;
    }

    @Override
    Flow execute(Frame frame) {
        Object function = make(frame, code);
        for (int i = decorators.size() - 1; i >= 0; i--) {
            function = decorate(frame, decorators.get(i), function);
        }
        name.assign(frame, function);
        return Flow.NEXT;
    }

    private static Object decorate(Frame frame, Expression decorator, Object function) {
        if (decorator instanceof Name known) {
            switch (known.name()) {
                case "property", "staticmethod", "classmethod" -> {
                    return new WrappedFunction(function, known.name());
                }
                default -> {
                    // a function of the file's own
                }
            }
        }
        try {
            return frame.run().call(decorator.evaluate(frame), function);
        } catch (PyError e) {
            throw e.at(frame.globals().source(), decorator.position());
        }
    }

    static PyFunction make(Frame frame, FunctionCode code) {
        frame.run().allocate(64);
        @Nullable Object[] defaults = new @Nullable Object[code.parameters().size()];
        for (int i = 0; i < defaults.length; i++) {
            Expression missing = code.parameters().get(i).missing();
            defaults[i] = missing == null ? null : missing.evaluate(frame);
        }
        return new PyFunction(code, frame.globals(), frame, defaults);
    }
}
