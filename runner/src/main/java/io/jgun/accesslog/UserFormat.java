package io.jgun.accesslog;

import io.jgun.logging.AccessLine;
import io.jgun.logging.Logger;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/** Asks the logger of {@code logger_class} about each line. */
record UserFormat(LineFormat format, Logger logger, Map<String, String> environment) implements LineFormat {

    private static final Pattern LINE_BREAKING = Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]");

    @Override
    public LineBuffer.Escaping escaping() {
        return format.escaping();
    }

    @Override
    public boolean write(LineBuffer out, Exchange exchange) {
        format.write(out, exchange);
        String line = out.toString();
        String answer = logger.access(new Line(line, exchange, environment));
        if (answer == null) {
            return false;
        }
        if (!answer.equals(line)) {
            out.cut(0);
            out.raw(LINE_BREAKING.matcher(answer).replaceAll("?").getBytes(StandardCharsets.UTF_8));
        }
        return true;
    }

    private record Line(String text, Exchange exchange, Map<String, String> environment) implements AccessLine {

        @Override
        public String atom(String name) {
            LineBuffer value = new LineBuffer(LineBuffer.Escaping.TEXT);
            boolean found = AtomUse.of(name, environment)
                    .filter(atom -> atom.write(value, exchange))
                    .isPresent();
            return found ? value.toString() : "-";
        }
    }
}
