package io.jgun.benchmarks;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a figure of jgun's is compared to, and how. */
sealed interface Comparison {

    /** In words, for a case. */
    String title(Case of);

    /** The peers that it takes figures of. */
    default List<String> peers() {
        return List.of(Catalogue.REFERENCE);
    }

    /** The median of the rounds; empty if there are no figures. The smaller, the better. */
    Optional<Double> measured(Samples samples, Case of, Metric metric);

    /** The figure over that of the best of some peers. */
    record WithBest(String words, List<String> peers) implements Comparison {
        @Override
        public String title(Case of) {
            return words;
        }

        @Override
        public Optional<Double> measured(Samples samples, Case of, Metric metric) {
            return peers.stream()
                    .filter(peer -> samples.faults(of, peer).isEmpty())
                    .map(peer -> samples.ratio(of, Catalogue.REFERENCE, peer, metric))
                    .flatMap(Optional::stream)
                    .map(Statistics::median)
                    .max(Comparator.naturalOrder());
        }
    }

    /** The figure over jgun's own in another case. */
    record WithCase(Case other) implements Comparison {
        @Override
        public String title(Case of) {
            return of.label() + " over " + other.label();
        }

        @Override
        public Optional<Double> measured(Samples samples, Case of, Metric metric) {
            return samples.ratio(of, other, Catalogue.REFERENCE, metric).map(Statistics::median);
        }
    }

    /** The figure of jgun in another form over that of jgun as it comes. */
    record OfForm(String peer) implements Comparison {
        @Override
        public String title(Case of) {
            return peer + " over " + Catalogue.REFERENCE;
        }

        @Override
        public List<String> peers() {
            return List.of(peer, Catalogue.REFERENCE);
        }

        @Override
        public Optional<Double> measured(Samples samples, Case of, Metric metric) {
            return samples.ratio(of, peer, Catalogue.REFERENCE, metric).map(Statistics::median);
        }
    }

    /** The most that there can be over the figure. */
    record WithMost(String words, double most) implements Comparison {
        @Override
        public String title(Case of) {
            return words + " over " + Catalogue.REFERENCE;
        }

        @Override
        public Optional<Double> measured(Samples samples, Case of, Metric metric) {
            return samples.statistics(of, Catalogue.REFERENCE, metric).map(figure -> most / figure.median());
        }
    }

    /** The figure itself. */
    record Alone() implements Comparison {
        @Override
        public String title(Case of) {
            return Catalogue.REFERENCE;
        }

        @Override
        public Optional<Double> measured(Samples samples, Case of, Metric metric) {
            return samples.statistics(of, Catalogue.REFERENCE, metric).map(Statistics::median);
        }
    }
}
