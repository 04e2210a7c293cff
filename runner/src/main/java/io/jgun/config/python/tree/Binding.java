package io.jgun.config.python.tree;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.PyDict;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyTuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the arguments of a call into the parameters of a function. */
final class Binding {

    private Binding() {}

    static void bind(Frame frame, FunctionCode code, @Nullable Object[] defaults, Arguments arguments) {
        int given = arguments.size();
        int positional = code.positional();
        for (int i = 0; i < given && i < positional; i++) {
            frame.setSlot(i, arguments.get(i));
        }
        if (code.rest()) {
            frame.setSlot(code.restSlot(), new PyTuple(arguments.positionalFrom(positional)));
        } else if (given > positional) {
            throw tooMany(code, defaults, given);
        }
        if (arguments.named() > 0 || code.named()) {
            bindNamed(frame, code, arguments);
        }
        List<String> missing = null;
        for (int i = 0; i < code.parameters().size(); i++) {
            if (frame.slot(i) == null) {
                Object value = defaults[i];
                if (value == null) {
                    missing = missing == null ? new ArrayList<>() : missing;
                    missing.add("'" + code.parameters().get(i).name() + "'");
                } else {
                    frame.setSlot(i, value);
                }
            }
        }
        if (missing != null) {
            throw PyError.type(code.name() + "() missing " + missing.size() + " required positional argument"
                    + (missing.size() == 1 ? "" : "s") + ": " + String.join(" and ", missing));
        }
    }

    private static void bindNamed(Frame frame, FunctionCode code, Arguments arguments) {
        PyDict rest = new PyDict();
        for (int i = 0; i < arguments.named(); i++) {
            String name = arguments.name(i);
            int slot = code.indexOf(name);
            if (slot >= 0) {
                if (frame.slot(slot) != null) {
                    throw PyError.type(code.name() + "() got multiple values for argument '" + name + "'");
                }
                frame.setSlot(slot, arguments.namedValue(i));
            } else if (code.named()) {
                rest.put(frame.run(), name, arguments.namedValue(i));
            } else {
                throw PyError.type(code.name() + "() got an unexpected keyword argument '" + name + "'");
            }
        }
        if (code.named()) {
            frame.setSlot(code.namedSlot(), rest);
        }
    }

    private static PyError tooMany(FunctionCode code, @Nullable Object[] defaults, int given) {
        int required = 0;
        for (int i = 0; i < code.positional(); i++) {
            required += defaults[i] == null ? 1 : 0;
        }
        String takes = required == code.positional()
                ? String.valueOf(required)
                : "from " + required + " to " + code.positional();
        return PyError.type(code.name() + "() takes " + takes + " positional argument"
                + (code.positional() == 1 ? "" : "s") + " but " + given + (given == 1 ? " was given" : " were given"));
    }
}
