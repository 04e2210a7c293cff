package io.jgun.benchmarks;

import java.util.Collection;

/** Of the rounds of one figure. */
record Statistics(double minimum, double median, double maximum) {
    /** @throws IllegalArgumentException if there are no values */
    static Statistics of(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no values");
        }
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Statistics(sorted[0], median, sorted[sorted.length - 1]);
    }
}
