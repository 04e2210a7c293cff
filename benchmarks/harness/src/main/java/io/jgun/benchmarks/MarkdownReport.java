package io.jgun.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

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
        goals();
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

    private void goals() {
        List<Goal.Outcome> outcomes = Goal.outcomes(samples);
        if (!outcomes.isEmpty()) {
            line("");
            line("## Goals");
            line("");
            line("| case | figure | compared | at most | measured | |");
            line("|---|---|---|---:|---:|---|");
            for (Goal.Outcome each : outcomes) {
                Goal goal = each.goal();
                line("| " + goal.of().label() + " | " + goal.metric().title() + " | " + goal.title() + " | "
                        + Metric.format(goal.limit()) + " | " + Metric.format(each.measured()) + " | "
                        + (each.met() ? "met" : "missed") + " |");
            }
        }
    }

    private void section(Case of, List<Peer> measured) {
        line("");
        line("## " + of.label() + ": " + of.title());
        line("");
        if (measured.size() > 1) {
            line("![" + of.metrics().get(0).title() + "](" + of.label() + ".svg)");
            line("");
        }
        table("server", of, of.metrics(), measured, (peer, metric) -> samples.statistics(of, peer, metric));
        List<Metric> compared = of.metrics().stream().filter(Metric::compared).toList();
        Catalogue.reference(measured).ifPresent(reference -> {
            List<Peer> others =
                    measured.stream().filter(peer -> !peer.equals(reference)).toList();
            if (!others.isEmpty()) {
                line("");
                String corner = reference.name() + " over";
                table(
                        corner,
                        of,
                        compared,
                        others,
                        (peer, metric) -> samples.ratio(of, reference.name(), peer, metric));
            }
        });
        of.baseline().ifPresent(over -> {
            line("");
            String corner = of.label() + " over " + over.label();
            table(corner, of, compared, measured, (peer, metric) -> samples.ratio(of, over, peer, metric));
        });
        for (Peer peer : measured) {
            String faults = samples.faults(of, peer.name());
            if (!faults.isEmpty()) {
                line("");
                line("† " + peer.name() + ": " + faults);
            }
        }
    }

    /** @param figure of a peer's name and a metric */
    private void table(
            String corner,
            Case of,
            List<Metric> metrics,
            List<Peer> rows,
            BiFunction<String, Metric, Optional<Statistics>> figure) {
        line("| " + corner + " | " + metrics.stream().map(Metric::title).collect(Collectors.joining(" | ")) + " |");
        line("|---|" + "---:|".repeat(metrics.size()));
        for (Peer peer : rows) {
            line("| " + name(of, peer) + " | "
                    + metrics.stream()
                            .map(metric -> cell(figure.apply(peer.name(), metric)))
                            .collect(Collectors.joining(" | "))
                    + " |");
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
