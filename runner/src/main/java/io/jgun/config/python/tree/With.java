package io.jgun.config.python.tree;

import io.jgun.config.python.values.Comparisons;
import io.jgun.config.python.values.NativeObject;
import io.jgun.config.python.values.None;
import io.jgun.config.python.values.Placeholder;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyInstance;
import io.jgun.config.python.values.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code with value as target, ...:}. */
public final class With extends Statement {

    /** @param target absent without {@code as} */
    public record Item(Expression value, @Nullable Target target) {}

    private final List<Item> items;
    private final Block body;

    public With(int position, List<Item> items, Block body) {
        super(position);
        this.items = items;
        this.body = body;
    }

    @Override
    Flow execute(Frame frame) {
        return execute(frame, 0);
    }

    private Flow execute(Frame frame, int i) {
        if (i == items.size()) {
            return body.execute(frame);
        }
        Object manager = items.get(i).value.evaluate(frame);
        Object entered = enter(frame, manager);
        Target target = items.get(i).target;
        if (target != null) {
            target.assign(frame, entered);
        }
        Flow flow;
        try {
            flow = execute(frame, i + 1);
        } catch (PyError e) {
            if (e.catchable() && exit(frame, manager, e)) {
                return Flow.NEXT;
            }
            throw e;
        }
        exit(frame, manager, null);
        return flow;
    }

    private static Object enter(Frame frame, Object manager) {
        Object entered = manager instanceof NativeObject object ? object.enter(frame.run()) : null;
        if (manager instanceof PyInstance) {
            Object method = Attributes.find(frame.run(), manager, "__enter__");
            entered = method == null ? null : frame.run().call(method);
        }
        if (manager instanceof Placeholder placeholder) {
            throw placeholder.used();
        }
        if (entered == null) {
            throw PyError.type("'" + Types.nameOf(manager) + "' object does not support the context manager protocol");
        }
        return entered;
    }

    private static boolean exit(Frame frame, Object manager, @Nullable PyError error) {
        if (manager instanceof NativeObject object) {
            return object.exit(frame.run(), error == null ? null : error.value());
        }
        Object method = Attributes.find(frame.run(), manager, "__exit__");
        if (method == null) {
            return false;
        }
        Object type = error == null ? None.NONE : error.value().type();
        Object value = error == null ? None.NONE : error.value();
        return Comparisons.truth(frame.run(), frame.run().call(method, type, value, None.NONE));
    }
}
