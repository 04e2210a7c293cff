package io.jgun.benchmarks;

import java.util.List;
import java.util.Locale;

/** A chart of horizontal bars, as SVG. */
final class BarChart {
    private static final int LABELS = 150;
    private static final int BARS = 430;
    private static final int FIGURES = 80;
    private static final int ROW = 22;
    private static final int TOP = 40;

    /** @param marked whether it stands out */
    record Bar(String label, Statistics value, boolean marked) {}

    private BarChart() {}

    /** The bars in the order given, each with a line from its minimum to its maximum. */
    static String draw(String title, String unit, List<Bar> bars) {
        double largest =
                bars.stream().mapToDouble(bar -> bar.value().maximum()).max().orElse(0);
        double scale = largest > 0 ? BARS / largest : 0;
        int width = LABELS + BARS + FIGURES;
        int height = TOP + ROW * bars.size() + 8;
        StringBuilder svg = new StringBuilder();
        append(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\"",
                width,
                height,
                width,
                height);
        append(svg, " font-family=\"sans-serif\" font-size=\"12\">%n");
        append(svg, "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>%n", width, height);
        append(svg, "<text x=\"8\" y=\"22\" font-size=\"14\">%s (%s)</text>%n", escape(title), escape(unit));
        int y = TOP;
        for (Bar bar : bars) {
            row(svg, bar, y, scale);
            y += ROW;
        }
        return svg.append("</svg>\n").toString();
    }

    private static void row(StringBuilder svg, Bar bar, int y, double scale) {
        Statistics value = bar.value();
        int middle = y + ROW / 2;
        append(
                svg,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n",
                LABELS - 6,
                middle + 4,
                escape(bar.label()));
        append(
                svg,
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
                LABELS,
                y + 3,
                value.median() * scale,
                ROW - 6,
                bar.marked() ? "#c1440e" : "#7a9cc6");
        append(
                svg,
                "<path d=\"M%.1f %dH%.1f\" stroke=\"#222\"/>%n",
                LABELS + value.minimum() * scale,
                middle,
                LABELS + value.maximum() * scale);
        append(
                svg,
                "<text x=\"%.1f\" y=\"%d\">%s</text>%n",
                LABELS + value.maximum() * scale + 6,
                middle + 4,
                Metric.format(value.median()));
    }

    private static void append(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
