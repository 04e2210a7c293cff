package io.jgun.servlet.app;

import java.util.List;
import java.util.function.Consumer;

/** A failure as JSON, for clients that read nothing else. */
final class JsonReport {

    private final FailureReport report;
    private final StringBuilder json = new StringBuilder();

    JsonReport(FailureReport report) {
        this.report = report;
    }

    String write() {
        json.append("{\"status\":").append(report.status()).append(",\"message\":");
        string(report.title());
        if (!report.explanation().isEmpty()) {
            json.append(",\"explanation\":");
            string(report.explanation());
        }
        Trace trace = report.trace();
        if (trace != null) {
            json.append(",\"exception\":");
            exception(trace);
        }
        json.append(",\"request\":{\"line\":");
        string(report.requestLine());
        json.append(",\"headers\":");
        array(report.headers(), header -> {
            json.append("[");
            string(header.name());
            json.append(',');
            string(header.value());
            json.append("]");
        });
        return json.append("}}\n").toString();
    }

    private void exception(Trace trace) {
        json.append("{\"type\":");
        string(trace.type());
        json.append(",\"message\":");
        string(trace.message());
        json.append(",\"frames\":");
        array(trace.frames(), frame -> {
            json.append("{\"at\":");
            string(frame.text());
            json.append(",\"application\":").append(frame.application()).append('}');
        });
        named("causes", "Caused by", trace);
        named("suppressed", "Suppressed", trace);
        json.append('}');
    }

    private void named(String key, String relation, Trace trace) {
        List<Trace> inner = trace.inner().stream()
                .filter(it -> it.relation().equals(relation))
                .toList();
        if (!inner.isEmpty()) {
            json.append(",\"").append(key).append("\":");
            array(inner, this::exception);
        }
    }

    private <T> void array(List<T> elements, Consumer<T> writer) {
        json.append('[');
        for (int i = 0; i < elements.size(); i++) {
            if (i > 0) {
                json.append(',');
            }
            writer.accept(elements.get(i));
        }
        json.append(']');
    }

    private void string(String text) {
        json.append('"').append(JsonText.escape(text)).append('"');
    }
}
