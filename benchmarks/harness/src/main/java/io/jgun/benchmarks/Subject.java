package io.jgun.benchmarks;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What is being measured.
 *
 * @param time how long each load takes
 * @param temp a directory for what the measurement needs
 */
record Subject(Server server, Duration time, Path temp) {}
