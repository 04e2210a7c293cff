package io.jgun.config.python.tree;

import io.jgun.config.python.modules.Builtins;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.Suggestions;
import io.jgun.config.python.values.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A name. Where its value lies is settled when the function around it has been read. */
public final class Name extends Target {

    private final String name;
    private boolean member;
    private int depth;
    private int slot;
    private @Nullable GlobalVariable global;

    public Name(int position, String name) {
        super(position);
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** It is a variable of a function, {@code depth} functions further out. */
    public void bindLocal(int functionDepth, int functionSlot) {
        depth = functionDepth;
        slot = functionSlot;
        global = null;
    }

    public void bindGlobal(GlobalVariable variable) {
        global = variable;
    }

    /** It is first looked for among the members of the class body around it. */
    public void bindMember() {
        member = true;
    }

    @Override
    Object evaluate(Frame frame) {
        if (member) {
            Map<String, Object> members = frame.members();
            Object value = members == null ? null : members.get(name);
            if (value != null) {
                return value;
            }
        }
        if (global != null) {
            Object value = global.valueOrBuiltin();
            if (value == null) {
                throw unknown(frame);
            }
            return value;
        }
        Object value = depth == 0 ? frame.slot(slot) : frame.outer(depth).slot(slot);
        if (value == null) {
            throw unbound(frame);
        }
        return value;
    }

    private PyError unbound(Frame frame) {
        String message = depth == 0
                ? "cannot access local variable '" + name + "' where it is not associated with a value"
                : "cannot access free variable '" + name
                        + "' where it is not associated with a value in enclosing scope";
        return PyError.of(depth == 0 ? Types.UNBOUND_LOCAL : Types.NAME_ERROR, message)
                .at(frame.globals().source(), position());
    }

    private PyError unknown(Frame frame) {
        List<String> known = new ArrayList<>();
        for (GlobalVariable variable : frame.globals().bound()) {
            if (variable.value() != null) {
                known.add(variable.name());
            }
        }
        known.addAll(Builtins.names());
        known.addAll(List.of("True", "False", "None"));
        String hint = moduleHint();
        String suggestion = hint.isEmpty() ? Suggestions.didYouMean(name, known) : hint;
        return PyError.of(Types.NAME_ERROR, "name '" + name + "' is not defined" + suggestion)
                .at(frame.globals().source(), position());
    }

    private String moduleHint() {
        return switch (name) {
            case "os",
                    "sys",
                    "multiprocessing",
                    "socket",
                    "json",
                    "logging",
                    "re",
                    "time",
                    "datetime",
                    "random",
                    "math" -> ". Did you forget to import '" + name + "'?";
            case "true" -> ". Did you mean: 'True'?";
            case "false" -> ". Did you mean: 'False'?";
            case "null", "none", "nil" -> ". Did you mean: 'None'?";
            default -> "";
        };
    }

    @Override
    void assign(Frame frame, Object value) {
        Map<String, Object> members = member ? frame.members() : null;
        if (members != null) {
            members.put(name, value);
        } else if (global != null) {
            global.set(value, position());
        } else if (depth == 0) {
            frame.setSlot(slot, value);
        } else {
            frame.outer(depth).setSlot(slot, value);
        }
    }

    /** As {@link #assign} for an import or a class: on the top level no setting. */
    void assignImported(Frame frame, Object value) {
        if (global != null && !(member && frame.members() != null)) {
            global.setImported(value, position());
        } else {
            assign(frame, value);
        }
    }

    @Override
    void delete(Frame frame) {
        evaluate(frame);
        Map<String, Object> members = member ? frame.members() : null;
        if (members != null) {
            members.remove(name);
        } else if (global != null) {
            global.unset();
        } else {
            frame.outer(depth).setSlot(slot, null);
        }
    }
}
