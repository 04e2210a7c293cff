package io.jgun.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All that was measured. */
final class Samples {
    /** @param round from 1 */
    record Sample(Case of, String peer, int round, Figures figures) {}

    private final List<Sample> samples = new ArrayList<>();

    void add(Sample sample) {
        samples.add(sample);
    }

    List<Sample> all() {
        return List.copyOf(samples);
    }

    boolean has(Case of, String peer) {
        return samples.stream().anyMatch(each -> each.of() == of && each.peer().equals(peer));
    }

    /** Without those of other cases or peers, by round. */
    Map<Integer, Double> rounds(Case of, String peer, Metric metric) {
        Map<Integer, Double> values = new TreeMap<>();
        for (Sample each : samples) {
            Double value = each.figures().values().get(metric);
            if (each.of() == of && each.peer().equals(peer) && value != null) {
                values.put(each.round(), value);
            }
        }
        return values;
    }

    Optional<Statistics> statistics(Case of, String peer, Metric metric) {
        Map<Integer, Double> values = rounds(of, peer, metric);
        return values.isEmpty() ? Optional.empty() : Optional.of(Statistics.of(values.values()));
    }

    /** One peer's figure over the other's, round by round: what disturbed a round has disturbed both. */
    Optional<Statistics> ratio(Case of, String peer, String over, Metric metric) {
        return ratio(rounds(of, peer, metric), rounds(of, over, metric));
    }

    /** One case's figure over the other's, of the same server. */
    Optional<Statistics> ratio(Case of, Case over, String peer, Metric metric) {
        return ratio(rounds(of, peer, metric), rounds(over, peer, metric));
    }

    private static Optional<Statistics> ratio(Map<Integer, Double> above, Map<Integer, Double> below) {
        List<Double> ratios = above.keySet().stream()
                .filter(round -> below.getOrDefault(round, 0.0) > 0)
                .map(round -> above.get(round) / below.get(round))
                .toList();
        return ratios.isEmpty() ? Optional.empty() : Optional.of(Statistics.of(ratios));
    }

    /** What went wrong, of all rounds; empty if nothing did. */
    String faults(Case of, String peer) {
        return samples.stream()
                .filter(each -> each.of() == of && each.peer().equals(peer))
                .filter(each -> !each.figures().fault().isEmpty())
                .map(each -> "round " + each.round() + ": " + each.figures().fault())
                .collect(Collectors.joining("; "));
    }
}
