package io.jgun.config.python.tree;

import io.jgun.config.python.values.Iteration;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyList;
import io.jgun.config.python.values.PySet;
import io.jgun.config.python.values.PyTuple;
import java.util.ArrayList;
import java.util.List;

/** A list, tuple or set written down; a list or tuple can be assigned to. */
public final class Sequence extends Target {

    /** What it makes. */
    public enum Kind {
        LIST,
        TUPLE,
        SET
    }

    private final Kind kind;
    private final Expression[] items;

    public Sequence(int position, Kind kind, List<Expression> items) {
        super(position);
        this.kind = kind;
        this.items = items.toArray(new Expression[0]);
    }

    public Kind kind() {
        return kind;
    }

    public List<Expression> items() {
        return List.of(items);
    }

    @Override
    public boolean isLiteral() {
        for (Expression item : items) {
            if (!item.isLiteral()) {
                return false;
            }
        }
        return true;
    }

    @Override
    Object evaluate(Frame frame) {
        frame.run().allocate(items.length * 8L + 16);
        List<Object> values = new ArrayList<>(items.length);
        for (Expression item : items) {
            if (item instanceof Starred starred) {
                values.addAll(Iteration.list(frame.run(), starred.value().evaluate(frame)));
            } else {
                values.add(item.evaluate(frame));
            }
        }
        return switch (kind) {
            case LIST -> new PyList(values);
            case TUPLE -> PyTuple.of(values);
            case SET -> {
                PySet set = new PySet(false);
                for (Object value : values) {
                    set.add(frame.run(), value);
                }
                yield set;
            }
        };
    }

    @Override
    void assign(Frame frame, Object value) {
        List<Object> values = Iteration.list(frame.run(), value);
        int starred = -1;
        for (int i = 0; i < items.length; i++) {
            if (items[i] instanceof Starred) {
                starred = i;
            }
        }
        int fewest = starred < 0 ? items.length : items.length - 1;
        if (values.size() < fewest) {
            throw PyError.value("not enough values to unpack (expected " + (starred < 0 ? "" : "at least ") + fewest
                    + ", got " + values.size() + ")");
        }
        if (starred < 0 && values.size() > fewest) {
            throw PyError.value("too many values to unpack (expected " + fewest + ")");
        }
        int extra = values.size() - fewest;
        int at = 0;
        for (int i = 0; i < items.length; i++) {
            if (i == starred && items[i] instanceof Starred star) {
                ((Target) star.value()).assign(frame, new PyList(values.subList(at, at + extra)));
                at += extra;
            } else {
                ((Target) items[i]).assign(frame, values.get(at));
                at++;
            }
        }
    }

    @Override
    void delete(Frame frame) {
        for (Expression item : items) {
            ((Target) item).delete(frame);
        }
    }
}
