package io.jgun.servlet.app;

/** A failure as plain text: what a terminal shows best. Frames of the application are marked. */
final class TextReport {

    private final FailureReport report;
    private final StringBuilder text = new StringBuilder();

    TextReport(FailureReport report) {
        this.report = report;
    }

    String write() {
        text.append(report.status()).append(' ').append(report.title()).append("\n\n");
        if (!report.explanation().isEmpty()) {
            text.append(report.explanation()).append("\n\n");
        }
        Trace trace = report.trace();
        if (trace != null) {
            write(trace, "");
            text.append('\n');
        }
        text.append(report.requestLine()).append('\n');
        report.headers()
                .forEach(header -> text.append(header.name())
                        .append(": ")
                        .append(header.value())
                        .append('\n'));
        return text.toString();
    }

    private void write(Trace trace, String indent) {
        text.append(indent);
        if (!trace.relation().isEmpty()) {
            text.append(trace.relation()).append(": ");
        }
        text.append(trace.title()).append('\n');
        for (Trace.Frame frame : trace.frames()) {
            text.append(indent)
                    .append(frame.application() ? "  > at " : "    at ")
                    .append(frame.text())
                    .append('\n');
        }
        for (Trace inner : trace.inner()) {
            write(inner, inner.relation().equals("Suppressed") ? indent + "    " : indent);
        }
    }
}
