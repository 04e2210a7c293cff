package io.jgun.config.python.tree;

import io.jgun.config.python.values.BraceFormat;
import io.jgun.config.python.values.FormatSpec;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.Run;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An f-string. */
public final class FormattedString extends Expression {

    /** A piece of it: plain text, or a field. */
    public sealed interface Part {}

    public record Plain(String text) implements Part {}

    /**
     * @param conversion {@code r}, {@code s}, {@code a} or empty
     * @param spec absent without a colon
     */
    public record Field(
            Expression value, String conversion, @Nullable FormattedString spec) implements Part {}

    private final Part[] parts;

    public FormattedString(int position, List<Part> parts) {
        super(position);
        this.parts = parts.toArray(new Part[0]);
    }

    public List<Part> parts() {
        return List.of(parts);
    }

    @Override
    Object evaluate(Frame frame) {
        StringBuilder out = new StringBuilder();
        Run run = frame.run();
        for (Part part : parts) {
            if (part instanceof Plain plain) {
                run.allocate(plain.text.length());
                out.append(plain.text);
            } else if (part instanceof Field field) {
                out.append(run.text(text(frame, field)));
            }
        }
        return run.text(out.toString());
    }

    private static String text(Frame frame, Field field) {
        Run run = frame.run();
        Object value = field.value.evaluate(frame);
        String spec = field.spec == null ? "" : (String) field.spec.evaluate(frame);
        try {
            return FormatSpec.format(run, BraceFormat.convert(run, value, field.conversion), spec);
        } catch (PyError e) {
            throw e.at(frame.globals().source(), field.value.position());
        }
    }
}
