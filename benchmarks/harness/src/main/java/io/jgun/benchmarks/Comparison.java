package io.jgun.benchmarks;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a figure of jgun's is compared to, and how. */
sealed interface Comparison {

    /** In words, for a case. */
    String title(Case of);

    /** The peers that it takes figures of. */
    default List<String> peers() {
        return List.of(Catalogue.REFERENCE);
    }

    /** The median of the rounds; empty if there are no figures. The smaller, the better. */
    OptionalDouble measured(Samples samples, Case of, Metric metric);

    /** The figure over that of the best of some peers. */
    record WithBest(String words, List<String> peers) implements Comparison {
        @Override
        public String title(Case of) {
            return words;
        }

        @Override
        public OptionalDouble measured(Samples samples, Case of, Metric metric) {
            return peers.stream()
                    .filter(peer -> samples.faults(of, peer).isEmpty())
                    .map(peer -> samples.ratio(of, Catalogue.REFERENCE, peer, metric))
                    .flatMap(Optional::stream)
                    .mapToDouble(Statistics::median)
                    .max();
        }
    }

    /** The figure over jgun's own in another case. */
    record WithCase(Case other) implements Comparison {
        @Override
        public String title(Case of) {
            return of.label() + " over " + other.label();
        }

        @Override
        public OptionalDouble measured(Samples samples, Case of, Metric metric) {
            return median(samples.ratio(of, other, Catalogue.REFERENCE, metric));
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
        public OptionalDouble measured(Samples samples, Case of, Metric metric) {
            return median(samples.ratio(of, peer, Catalogue.REFERENCE, metric));
        }
    }

    /** The most that there can be over the figure. */
    record WithMost(String words, double most) implements Comparison {
        @Override
        public String title(Case of) {
            return words + " over " + Catalogue.REFERENCE;
        }

        @Override
        public OptionalDouble measured(Samples samples, Case of, Metric metric) {
            OptionalDouble figure = median(samples.statistics(of, Catalogue.REFERENCE, metric));
            return figure.isPresent() ? OptionalDouble.of(most / figure.getAsDouble()) : figure;
        }
    }

    /** The figure itself. */
    record Alone() implements Comparison {
        @Override
        public String title(Case of) {
            return Catalogue.REFERENCE;
        }

        @Override
        public OptionalDouble measured(Samples samples, Case of, Metric metric) {
            return median(samples.statistics(of, Catalogue.REFERENCE, metric));
        }
    }

    private static OptionalDouble median(Optional<Statistics> statistics) {
        return statistics.isPresent() ? OptionalDouble.of(statistics.get().median()) : OptionalDouble.empty();
    }
}
