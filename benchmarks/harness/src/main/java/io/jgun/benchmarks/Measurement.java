package io.jgun.benchmarks;

import java.io.IOException;

/** Measures one server once. */
@FunctionalInterface
interface Measurement {
    Figures take(Subject subject) throws IOException, InterruptedException;
}
