package io.jgun.benchmarks;

import java.util.EnumMap;
import java.util.Map;

/**
 * What one measurement gave.
 *
 * @param fault what went wrong in it, in a few words; empty if nothing did
 */
record Figures(Map<Metric, Double> values, String fault) {
    Figures {
        Map<Metric, Double> copy = new EnumMap<>(Metric.class);
        copy.putAll(values);
        values = copy;
    }

    Figures(Map<Metric, Double> values) {
        this(values, "");
    }
}
