package io.jgun.config.python;

import io.jgun.config.ConfigOutput;
import io.jgun.config.Origin;
import io.jgun.config.ReaderContext;
import io.jgun.config.python.syntax.Parser;
import io.jgun.config.python.tree.Expression;
import io.jgun.config.python.tree.Failures;
import io.jgun.config.python.tree.Globals;
import io.jgun.config.python.tree.Interpreter;
import io.jgun.config.python.tree.Program;
import io.jgun.config.python.tree.Sequence;
import io.jgun.config.python.values.PlainValues;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Source;
import io.jgun.config.python.values.World;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Literals only, as in {@code com.acme.App:create("prod", 3)}: no names, no calls. */
public final class Literals {

    private static final ReaderContext NOTHING = new ReaderContext(Map.of(), Path.of(""), ConfigOutput.discard());

    private Literals() {}

    /**
     * Reads the arguments of a call.
     *
     * @param text with its parentheses: {@code ("prod", 3)}
     * @return plain values as in {@link io.jgun.config.ConfigEntry#value}
     * @throws io.jgun.config.ConfigException if there is anything but positional literals
     */
    public static List<@Nullable Object> arguments(String text, Origin origin) {
        Source source = new Source(text, origin);
        World world = new World(NOTHING, new Interpreter());
        try {
            Program program = Parser.expression(new Globals(source, world));
            Expression value = program.value();
            if (!value.isLiteral() || !text.strip().startsWith("(")) {
                throw source.error(value.position(), "ValueError", "only literals may be given here, as (\"prod\", 3)");
            }
            boolean several = value instanceof Sequence sequence
                    && sequence.kind() == Sequence.Kind.TUPLE
                    && value.position() == text.indexOf('(');
            Object plain = PlainValues.toJava(new Run(world), program.evaluate(new Run(world)));
            if (several && plain instanceof List<?> list) {
                return new ArrayList<>(list);
            }
            List<@Nullable Object> one = new ArrayList<>();
            one.add(plain);
            return one;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw Failures.toConfigException(e, source, 0);
        }
    }

    /**
     * Reads one literal.
     *
     * @throws io.jgun.config.ConfigException if it is not one
     */
    public static @Nullable Object value(String text, Origin origin) {
        Source source = new Source(text, origin);
        World world = new World(NOTHING, new Interpreter());
        try {
            Program program = Parser.expression(new Globals(source, world));
            if (!program.value().isLiteral()) {
                throw source.error(program.value().position(), "ValueError", "only a literal may be given here");
            }
            return PlainValues.toJava(new Run(world), program.evaluate(new Run(world)));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw Failures.toConfigException(e, source, 0);
        }
    }
}
