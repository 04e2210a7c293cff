package io.jgun.benchmarks;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What is being measured.
 *
 * @param time how long each load takes
 * @param lead how long the same load runs before, unmeasured: a case has code that the ones before have not warmed
 * @param temp a directory for what the measurement needs
 */
record Subject(Server server, Duration time, Duration lead, Path temp) {}
