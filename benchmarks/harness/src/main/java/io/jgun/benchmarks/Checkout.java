package io.jgun.benchmarks;

import java.nio.file.Path;

/**
 * Where things are.
 *
 * @param top of the checkout of jgun; absolute
 * @param javaHome of the Java that all servers run on
 */
record Checkout(Path top, Path javaHome) {
    Path benchmarks() {
        return top.resolve("benchmarks");
    }

    Path jgun() {
        return top.resolve("distribution/target/jgun/bin/jgun");
    }

    Path java() {
        return javaHome.resolve("bin/java");
    }

    Path built(String module, String file) {
        return benchmarks().resolve(module).resolve("target").resolve(file);
    }
}
