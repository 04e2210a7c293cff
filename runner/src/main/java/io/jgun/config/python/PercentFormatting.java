package io.jgun.config.python;

import io.jgun.config.ConfigOutput;
import io.jgun.config.ReaderContext;
import io.jgun.config.python.tree.Interpreter;
import io.jgun.config.python.values.PercentFormat;
import io.jgun.config.python.values.PlainValues;
import io.jgun.config.python.values.PyDict;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyTuple;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.World;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code format % arguments}, as Python's logging does it. */
public final class PercentFormatting {

    private static final World NOTHING =
            new World(new ReaderContext(Map.of(), Path.of(""), ConfigOutput.discard()), new Interpreter());

    private PercentFormatting() {}

    /**
     * Formats a message of a log.
     *
     * @param arguments plain values as in {@link io.jgun.config.ConfigEntry#value}; without any, percent signs mean
     *     themselves
     * @throws IllegalArgumentException if format and arguments do not fit
     */
    public static String format(String format, List<?> arguments) {
        if (arguments.isEmpty()) {
            return format;
        }
        Object[] values = new Object[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = PlainValues.toPython(arguments.get(i));
        }
        boolean mapping = values.length == 1 && values[0] instanceof PyDict;
        try {
            return PercentFormat.format(new Run(NOTHING), format, mapping ? values[0] : new PyTuple(values));
        } catch (PyError e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
