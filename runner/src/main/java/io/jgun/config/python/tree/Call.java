package io.jgun.config.python.tree;

import io.jgun.config.python.methods.Methods;
import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.Iteration;
import io.jgun.config.python.values.NativeObject;
import io.jgun.config.python.values.PyDict;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.Run;
import java.util.ArrayList;
import java.util.List;

/** {@code callee(arguments)}. */
public final class Call extends Expression {

    /** @param name empty for a positional argument or {@code *value}; {@code **} for {@code **value} */
    public record Argument(String name, Expression value) {}

    private static final String[] NO_NAMES = {};

    private final Expression callee;
    private final Argument[] arguments;
    private final boolean simple;

    public Call(int position, Expression callee, List<Argument> arguments) {
        super(position);
        this.callee = callee;
        this.arguments = arguments.toArray(new Argument[0]);
        boolean onlyPositional = true;
        for (Argument argument : arguments) {
            onlyPositional &= argument.name.isEmpty() && !(argument.value instanceof Starred);
        }
        this.simple = onlyPositional;
    }

    @Override
    Object evaluate(Frame frame) {
        if (callee instanceof Attribute attribute) {
            return callMethod(frame, attribute);
        }
        Object function = callee.evaluate(frame);
        Arguments given = simple ? positional(frame) : all(frame);
        try {
            return Calls.call(frame, function, given);
        } catch (PyError e) {
            throw e.at(frame.globals().source(), position());
        }
    }

    /** Saves making an object for the method between finding and calling it. */
    private Object callMethod(Frame frame, Attribute attribute) {
        Object target = attribute.target().evaluate(frame);
        Run run = frame.run();
        try {
            if (target instanceof NativeObject object && object.constant(run, attribute.name()) == null) {
                if (object.hasMethod(attribute.name())) {
                    Object result = object.call(run, attribute.name(), simple ? positional(frame) : all(frame));
                    if (result != null) {
                        return result;
                    }
                }
            } else if (Methods.has(target, attribute.name())) {
                Object result = Methods.call(run, target, attribute.name(), simple ? positional(frame) : all(frame));
                if (result != null) {
                    return result;
                }
            }
            Object function = Attributes.find(run, target, attribute.name());
            if (function == null) {
                throw Attributes.missing(target, attribute.name())
                        .at(frame.globals().source(), attribute.position());
            }
            return Calls.call(frame, function, simple ? positional(frame) : all(frame));
        } catch (PyError e) {
            throw e.at(frame.globals().source(), position());
        }
    }

    private Arguments positional(Frame frame) {
        if (arguments.length == 0) {
            return Arguments.NONE;
        }
        Object[] values = new Object[arguments.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments[i].value.evaluate(frame);
        }
        return new Arguments(values, NO_NAMES);
    }

    private Arguments all(Frame frame) {
        List<Object> values = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<Object> named = new ArrayList<>();
        for (Argument argument : arguments) {
            if (argument.value instanceof Starred starred) {
                values.addAll(Iteration.list(frame.run(), starred.value().evaluate(frame)));
            } else if (argument.name.isEmpty()) {
                values.add(argument.value.evaluate(frame));
            } else if (argument.name.equals("**")) {
                unpack(frame, argument.value.evaluate(frame), names, named);
            } else {
                names.add(argument.name);
                named.add(argument.value.evaluate(frame));
            }
        }
        values.addAll(named);
        return new Arguments(values.toArray(), names.toArray(new String[0]));
    }

    private static void unpack(Frame frame, Object value, List<String> names, List<Object> named) {
        if (!(value instanceof PyDict dict)) {
            throw PyError.type("argument after ** must be a mapping");
        }
        for (Object key : dict.keys()) {
            frame.run().step();
            if (!(key instanceof String name)) {
                throw PyError.type("keywords must be strings");
            }
            if (names.contains(name)) {
                throw PyError.type("got multiple values for keyword argument '" + name + "'");
            }
            Object item = dict.get(key);
            if (item != null) {
                names.add(name);
                named.add(item);
            }
        }
    }
}
