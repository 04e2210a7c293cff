package io.jgun.config.python.tree;

import io.jgun.config.python.values.Placeholder;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyException;
import io.jgun.config.python.values.PyTuple;
import io.jgun.config.python.values.PyType;
import io.jgun.config.python.values.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code try}, {@code except}, {@code else}, {@code finally}. */
public final class Try extends Statement {

    /**
     * @param types absent: catches all
     * @param name absent without {@code as}
     */
    public record Handler(
            @Nullable Expression types, @Nullable Name name, Block body) {}

    private final Block body;
    private final Handler[] handlers;
    private final Block otherwise;
    private final Block last;

    public Try(int position, Block body, List<Handler> handlers, Block otherwise, Block last) {
        super(position);
        this.body = body;
        this.handlers = handlers.toArray(new Handler[0]);
        this.otherwise = otherwise;
        this.last = last;
    }

    @Override
    Flow execute(Frame frame) {
        Flow flow;
        try {
            flow = handled(frame);
        } catch (PyError e) {
            Flow override = e.catchable() ? last.execute(frame) : Flow.NEXT;
            if (override != Flow.NEXT) {
                return override;
            }
            throw e;
        }
        Object result = frame.result();
        Flow override = last.execute(frame);
        if (override != Flow.NEXT) {
            return override;
        }
        frame.result(result);
        return flow;
    }

    private Flow handled(Frame frame) {
        Flow flow;
        try {
            flow = body.execute(frame);
        } catch (PyError e) {
            for (Handler handler : handlers) {
                if (e.catchable() && catches(frame, handler, e.value())) {
                    return handle(frame, handler, e);
                }
            }
            throw e;
        }
        return flow == Flow.NEXT ? otherwise.execute(frame) : flow;
    }

    private static boolean catches(Frame frame, Handler handler, PyException exception) {
        return handler.types == null || matches(exception.type(), handler.types.evaluate(frame));
    }

    private static boolean matches(PyType type, Object types) {
        if (types instanceof PyTuple any) {
            for (Object each : any.asList()) {
                if (matches(type, each)) {
                    return true;
                }
            }
            return false;
        }
        if (types instanceof Placeholder) {
            // An exception of a module that is not there cannot have been raised.
            return false;
        }
        if (types instanceof PyType wanted && wanted.isSubtypeOf(Types.BASE_EXCEPTION)) {
            return type.isSubtypeOf(wanted);
        }
        throw PyError.type("catching classes that do not inherit from BaseException is not allowed");
    }

    private static Flow handle(Frame frame, Handler handler, PyError error) {
        PyError before = frame.handled();
        frame.handled(error);
        try {
            if (handler.name != null) {
                handler.name.assignImported(frame, error.value());
            }
            return handler.body.execute(frame);
        } finally {
            frame.handled(before);
        }
    }
}
