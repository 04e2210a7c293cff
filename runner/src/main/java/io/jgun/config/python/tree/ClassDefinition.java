package io.jgun.config.python.tree;

import io.jgun.config.python.values.Placeholder;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyType;
import io.jgun.config.python.values.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code class}. One that builds on an unknown class is unknown itself. */
public final class ClassDefinition extends Statement {

    private final Name name;
    private final List<Expression> bases;
    private final Block body;
    private final List<Expression> decorators;
    private final int slots;

    public ClassDefinition(Name name, List<Expression> bases, Block body, List<Expression> decorators, int slots) {
        super(name.position());
        this.name = name;
        this.bases = bases;
        this.body = body;
        this.decorators = decorators;
        this.slots = slots;
    }

    @Override
    Flow execute(Frame frame) {
        List<PyType> types = new ArrayList<>();
        Placeholder unknown = null;
        for (Expression base : bases) {
            Object value = base.evaluate(frame);
            if (value instanceof PyType type) {
                types.add(type);
            } else if (value instanceof Placeholder placeholder) {
                unknown = placeholder;
            } else {
                throw PyError.type("a class cannot be derived from a '" + Types.nameOf(value) + "' object")
                        .at(frame.globals().source(), base.position());
            }
        }
        Object defined = unknown == null ? define(frame, types) : new Placeholder(name.name(), unknown.module());
        for (int i = decorators.size() - 1; i >= 0; i--) {
            defined = frame.run().call(decorators.get(i).evaluate(frame), defined);
        }
        name.assignImported(frame, defined);
        return Flow.NEXT;
    }

    private PyType define(Frame frame, List<PyType> types) {
        frame.run().allocate(256);
        Frame inner = new Frame(frame.run(), frame.globals(), frame, slots);
        Map<String, Object> members = inner.openClassBody();
        body.execute(inner);
        for (PyType type : types) {
            if (type == Types.INT
                    || type == Types.STR
                    || type == Types.DICT
                    || type == Types.LIST
                    || type == Types.TUPLE) {
                throw PyError.unsupported(
                        "classes derived from " + type.name() + " are not supported by jgun's reader");
            }
        }
        if (types.size() > 20) {
            throw PyError.limit("too many base classes (over 20)");
        }
        if (types.isEmpty()) {
            types.add(Types.OBJECT);
        }
        int ancestors = 0;
        for (PyType type : types) {
            ancestors += type.order().size();
        }
        if (ancestors > 100) {
            throw PyError.limit("too many base classes (over 100)");
        }
        return new PyType(name.name(), types, members);
    }
}
