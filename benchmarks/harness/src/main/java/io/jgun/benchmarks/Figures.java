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
        values = new EnumMap<>(values);
    }

    Figures(Map<Metric, Double> values) {
        this(values, "");
    }
}
