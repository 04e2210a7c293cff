package io.jgun.config.python.tree;

import io.jgun.config.ConfigFunction;
import io.jgun.config.Origin;
import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.Iteration;
import io.jgun.config.python.values.None;
import io.jgun.config.python.values.PlainValues;
import io.jgun.config.python.values.PyCallable;
import io.jgun.config.python.values.PyList;
import io.jgun.config.python.values.PyType;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A function or lambda of the file, with the variables around it. */
final class PyFunction implements PyCallable, ConfigFunction {

    private final FunctionCode code;
    private final Globals globals;
    private final @Nullable Frame around;
    private final @Nullable Object[] defaults;
    private final Map<String, Object> attributes = new HashMap<>(0);

    PyFunction(FunctionCode code, Globals globals, @Nullable Frame around, @Nullable Object[] defaults) {
        this.code = code;
        this.globals = globals;
        this.around = around;
        this.defaults = defaults;
    }

    @Override
    public PyType type() {
        return Types.FUNCTION;
    }

    @Override
    public String name() {
        return code.name();
    }

    @Override
    public Origin origin() {
        return globals.source().origin(code.position());
    }

    @Override
    public boolean accepts(int arguments) {
        int required = 0;
        for (int i = 0; i < code.parameters().size(); i++) {
            if (defaults[i] == null) {
                if (i >= code.positional()) {
                    return false;
                }
                required++;
            }
        }
        return arguments >= required && (code.rest() || arguments <= code.positional());
    }

    @Override
    public Object call(Run run, Arguments arguments) {
        Frame frame = new Frame(run, globals, around, code.slots());
        Binding.bind(frame, code, defaults, arguments);
        run.enter();
        try {
            if (code.lambda() != null) {
                return code.lambda().evaluate(frame);
            }
            if (code.generator()) {
                return generate(frame);
            }
            code.body().execute(frame);
            return frame.result();
        } finally {
            run.leave();
        }
    }

    private Object generate(Frame frame) {
        List<Object> values = new ArrayList<>();
        frame.collect(values);
        code.body().execute(frame);
        return Iteration.of(frame.run(), new PyList(values));
    }

    @Override
    public @Nullable Object call(List<?> arguments) {
        ReentrantLock lock = globals.world().lock();
        lock.lock();
        try {
            Run run = new Run(globals.world());
            Object[] values = new Object[arguments.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = PlainValues.toPython(arguments.get(i));
            }
            return PlainValues.toJava(run, call(run, new Arguments(values)));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw Failures.toConfigException(e, globals.source(), code.position());
        } finally {
            lock.unlock();
        }
    }

    @Nullable
    Object attribute(String name) {
        Object own = attributes.get(name);
        if (own != null) {
            return own;
        }
        return switch (name) {
            case "__name__", "__qualname__" -> code.name();
            case "__doc__" -> None.NONE;
            case "__module__" -> "__config__";
            default -> null;
        };
    }

    void setAttribute(String name, Object value) {
        attributes.put(name, value);
    }
}
