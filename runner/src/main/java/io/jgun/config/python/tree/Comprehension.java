package io.jgun.config.python.tree;

import io.jgun.config.python.values.Comparisons;
import io.jgun.config.python.values.Iteration;
import io.jgun.config.python.values.PyDict;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyIterator;
import io.jgun.config.python.values.PyList;
import io.jgun.config.python.values.PySet;
import io.jgun.config.python.values.PyTuple;
import io.jgun.config.python.values.Run;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list, set or dict comprehension, or a generator expression. */
public final class Comprehension extends Expression {

    /** What it makes. */
    public enum Kind {
        LIST,
        SET,
        DICT,
        GENERATOR
    }

    /** {@code for target in iterable if ... if ...}. */
    public record Clause(Target target, Expression iterable, List<Expression> conditions) {}

    private final Kind kind;
    private final Expression element;
    private final Clause[] clauses;
    private final int slots;

    /** @param element of a dict: a tuple of key and value */
    public Comprehension(int position, Kind kind, Expression element, List<Clause> clauses, int slots) {
        super(position);
        this.kind = kind;
        this.element = element;
        this.clauses = clauses.toArray(new Clause[0]);
        this.slots = slots;
    }

    @Override
    Object evaluate(Frame frame) {
        Object first = clauses[0].iterable.evaluate(frame);
        Frame inner = new Frame(frame.run(), frame.globals(), frame, slots);
        try {
            Generator generator = new Generator(inner, Iteration.of(frame.run(), first));
            return kind == Kind.GENERATOR ? generator : collect(frame.run(), generator);
        } catch (PyError e) {
            throw e.at(frame.globals().source(), clauses[0].iterable.position());
        }
    }

    private Object collect(Run run, Generator generator) {
        PyList list = new PyList();
        PySet set = new PySet(false);
        PyDict dict = new PyDict();
        for (Object item = generator.next(run); item != null; item = generator.next(run)) {
            if (kind == Kind.LIST) {
                list.add(run, item);
            } else if (kind == Kind.SET) {
                set.add(run, item);
            } else {
                PyTuple pair = (PyTuple) item;
                dict.put(run, pair.get(0), pair.get(1));
            }
        }
        return kind == Kind.LIST ? list : kind == Kind.SET ? set : dict;
    }

    private final class Generator extends PyIterator {
        private final Frame frame;
        private final PyIterator[] iterators = new PyIterator[clauses.length];
        private int level;
        private boolean running;

        Generator(Frame frame, PyIterator first) {
            this.frame = frame;
            iterators[0] = first;
        }

        @Override
        public @Nullable Object next(Run run) {
            if (running) {
                throw PyError.value("generator already executing");
            }
            running = true;
            frame.resume(run);
            try {
                return advance(run);
            } finally {
                running = false;
            }
        }

        private @Nullable Object advance(Run run) {
            while (level >= 0) {
                run.step();
                Object item = iterators[level].next(run);
                if (item == null) {
                    level--;
                    continue;
                }
                clauses[level].target.assign(frame, item);
                if (!holds(clauses[level].conditions)) {
                    continue;
                }
                if (level == clauses.length - 1) {
                    return element.evaluate(frame);
                }
                level++;
                iterators[level] = Iteration.of(run, clauses[level].iterable.evaluate(frame));
            }
            return null;
        }

        private boolean holds(List<Expression> conditions) {
            for (Expression condition : conditions) {
                if (!Comparisons.truth(frame.run(), condition.evaluate(frame))) {
                    return false;
                }
            }
            return true;
        }
    }
}
