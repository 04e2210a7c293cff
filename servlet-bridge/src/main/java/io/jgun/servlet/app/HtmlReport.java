package io.jgun.servlet.app;

import java.util.List;
import org.eclipse.jetty.util.StringUtil;

/**
 * A failure as a page. All that comes from the request or the application is escaped. Frames of the application stand
 * out; longer stretches of the server's are folded.
 */
final class HtmlReport {

    private static final int FOLDED = 4;

    private static final String STYLE = """
            body { margin: 0; font: 15px/1.45 system-ui, sans-serif; color: #1b1f24; background: #fff }
            header { padding: 1.2em 2em; background: #fdecea; border-bottom: 3px solid #c62828 }
            main { padding: 0 2em 2em }
            h1 { margin: 0; font-size: 1.3em; overflow-wrap: anywhere; white-space: pre-wrap }
            h2 { margin: 1.6em 0 .4em; font-size: 1.05em; overflow-wrap: anywhere; white-space: pre-wrap }
            header p, footer { margin: .3em 0 0; color: #57606a }
            pre, code, li, td, th { font: 13px/1.5 ui-monospace, Menlo, Consolas, monospace }
            pre { overflow-x: auto; white-space: pre-wrap }
            ol { margin: 0; padding: 0; list-style: none; overflow-wrap: anywhere }
            li { padding: 0 .6em; color: #6e7781; border-left: 3px solid transparent }
            li.application { color: #1b1f24; font-weight: 600; background: #fff8e1; border-left-color: #f9a825 }
            summary { padding-left: .6em; color: #6e7781; cursor: pointer }
            th { padding-right: 1.5em; text-align: left; vertical-align: top; white-space: nowrap }
            td { overflow-wrap: anywhere }
            footer { padding: 0 2em 2em }
            @media (prefers-color-scheme: dark) {
              body { color: #e6edf3; background: #0d1117 }
              header { background: #3b1a1a }
              li.application { color: #e6edf3; background: #332701 }
            }
            """;

    private final FailureReport report;
    private final StringBuilder html = new StringBuilder();

    HtmlReport(FailureReport report) {
        this.report = report;
    }

    String write() {
        String title = escaped(report.status() + " " + report.title());
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
                .append(title)
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<header>\n<h1>")
                .append(escaped(headline()))
                .append("</h1>\n<p>")
                .append(title)
                .append("</p>\n<p><code>")
                .append(escaped(report.requestLine()))
                .append("</code></p>\n</header>\n<main>\n");
        if (!report.explanation().isEmpty()) {
            html.append("<pre>").append(escaped(report.explanation())).append("</pre>\n");
        }
        Trace trace = report.trace();
        if (trace != null) {
            write(trace);
        }
        headers();
        html.append(
                "</main>\n<footer>Shown because of --reload; without it nobody sees more than the status.</footer>\n");
        return html.append("</body>\n</html>\n").toString();
    }

    private String headline() {
        Trace trace = report.trace();
        return trace == null || !report.explanation().isEmpty() ? report.title() : trace.title();
    }

    private void write(Trace trace) {
        if (!trace.relation().isEmpty() || !report.explanation().isEmpty()) {
            String relation = trace.relation().isEmpty() ? "" : trace.relation() + ": ";
            html.append("<h2>").append(escaped(relation + trace.title())).append("</h2>\n");
        }
        List<Trace.Frame> frames = trace.frames();
        html.append("<ol>\n");
        int i = 0;
        while (i < frames.size()) {
            int end = i + 1;
            while (end < frames.size()
                    && frames.get(end).application() == frames.get(i).application()) {
                end++;
            }
            frames(frames.subList(i, end));
            i = end;
        }
        html.append("</ol>\n");
        trace.inner().forEach(this::write);
    }

    private void frames(List<Trace.Frame> alike) {
        boolean fold = !alike.get(0).application() && alike.size() >= FOLDED;
        if (fold) {
            html.append("<li><details><summary>")
                    .append(alike.size())
                    .append(" frames of the server and the JDK</summary>\n<ol>\n");
        }
        for (Trace.Frame frame : alike) {
            html.append(frame.application() ? "<li class=\"application\">at " : "<li>at ")
                    .append(escaped(frame.text()))
                    .append("</li>\n");
        }
        if (fold) {
            html.append("</ol>\n</details></li>\n");
        }
    }

    private void headers() {
        html.append("<h2>Headers</h2>\n<table>\n");
        report.headers()
                .forEach(header -> html.append("<tr><th>")
                        .append(escaped(header.name()))
                        .append("</th><td>")
                        .append(escaped(header.value()))
                        .append("</td></tr>\n"));
        html.append("</table>\n");
    }

    private static String escaped(String text) {
        return StringUtil.sanitizeXmlString(text);
    }
}
