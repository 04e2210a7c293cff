package io.jgun.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The results as Markdown. */
final class MarkdownReport {
    private final Samples samples;
    private final List<Peer> peers;
    private final Checkout checkout;
    private final StringBuilder text = new StringBuilder();

    MarkdownReport(Samples samples, List<Peer> peers, Checkout checkout) {
        this.samples = samples;
        this.peers = peers;
        this.checkout = checkout;
    }

    String write(Map<String, String> facts) {
        line("# Results");
        line("");
        facts.forEach((name, value) -> line("- " + name + ": " + value));
        line("");
        line("Figures are medians of the rounds, with minimum and maximum in brackets. A ratio is "
                + Catalogue.REFERENCE
                + "'s figure over the other's, round by round. A figure with † was taken while requests failed.");
        for (Case each : Case.values()) {
            List<Peer> measured = peers.stream()
                    .filter(peer -> samples.has(each, peer.name()))
                    .toList();
            if (!measured.isEmpty()) {
                section(each, measured);
            }
        }
        legend();
        return text.toString();
    }

    private void section(Case of, List<Peer> measured) {
        line("");
        line("## " + of.label() + ": " + of.title());
        line("");
        if (measured.size() > 1) {
            line("![" + of.metrics().get(0).title() + "](" + of.label() + ".svg)");
            line("");
        }
        table(of, measured);
        if (measured.size() > 1 && samples.has(of, Catalogue.REFERENCE)) {
            line("");
            ratios(of, measured);
        }
        for (Peer peer : measured) {
            String faults = samples.faults(of, peer.name());
            if (!faults.isEmpty()) {
                line("");
                line("† " + peer.name() + ": " + faults);
            }
        }
    }

    private void table(Case of, List<Peer> measured) {
        StringBuilder head = new StringBuilder("| server |");
        StringBuilder rule = new StringBuilder("|---|");
        for (Metric metric : of.metrics()) {
            head.append(' ').append(metric.title()).append(" |");
            rule.append("---:|");
        }
        line(head.toString());
        line(rule.toString());
        for (Peer peer : measured) {
            StringBuilder row = new StringBuilder("| " + name(of, peer) + " |");
            for (Metric metric : of.metrics()) {
                row.append(' ')
                        .append(cell(samples.statistics(of, peer.name(), metric)))
                        .append(" |");
            }
            line(row.toString());
        }
    }

    private void ratios(Case of, List<Peer> measured) {
        List<Metric> compared = of.metrics().stream().filter(Metric::compared).toList();
        StringBuilder head = new StringBuilder("| " + Catalogue.REFERENCE + " over |");
        StringBuilder rule = new StringBuilder("|---|");
        for (Metric metric : compared) {
            head.append(' ').append(metric.title()).append(" |");
            rule.append("---:|");
        }
        line(head.toString());
        line(rule.toString());
        for (Peer peer : measured) {
            if (!peer.name().equals(Catalogue.REFERENCE)) {
                StringBuilder row = new StringBuilder("| " + name(of, peer) + " |");
                for (Metric metric : compared) {
                    row.append(' ')
                            .append(cell(samples.ratio(of, Catalogue.REFERENCE, peer.name(), metric)))
                            .append(" |");
                }
                line(row.toString());
            }
        }
    }

    private String name(Case of, Peer peer) {
        return peer.name() + (samples.faults(of, peer.name()).isEmpty() ? "" : " †");
    }

    private static String cell(Optional<Statistics> statistics) {
        return statistics
                .map(each -> Metric.format(each.median())
                        + (each.minimum() == each.maximum()
                                ? ""
                                : " (" + Metric.format(each.minimum()) + "–" + Metric.format(each.maximum()) + ")"))
                .orElse("-");
    }

    private void legend() {
        line("");
        line("## Servers");
        line("");
        for (Peer peer : peers) {
            if (samples.all().stream().anyMatch(each -> each.peer().equals(peer.name()))) {
                line("- " + peer.name() + ": " + peer.title() + ", " + peer.what() + ": `" + shown(peer) + "`");
            }
        }
        line("");
        line("## Figures");
        line("");
        for (Metric metric : Metric.values()) {
            if (samples.all().stream().anyMatch(each -> each.figures().values().containsKey(metric))) {
                line("- " + metric.title() + ": " + metric.meaning());
            }
        }
    }

    /** As one would type it at the top of the checkout. */
    private String shown(Peer peer) {
        return String.join(" ", peer.command(Setup.PLAIN, Place.SHOWN).words())
                .replace(checkout.java().toString(), "java")
                .replace(checkout.top() + "/", "");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
