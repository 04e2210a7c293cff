package io.jgun.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is left of a JVM's heap after a full collection. */
final class LiveHeap {
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)\\s*$");

    private LiveHeap() {}

    /** Collects, and counts; empty if the process is no JVM. */
    static OptionalLong bytes(ProcessHandle process) throws IOException {
        if (!process.info().command().orElse("").endsWith("/java")) {
            return OptionalLong.empty(); // QUIT, with which jcmd knocks, ends what is no JVM
        }
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process histogram =
                Children.start(new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), "GC.class_histogram")
                        .redirectErrorStream(true));
        return total(new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    /** The last line of a class histogram. */
    static OptionalLong total(String histogram) {
        Matcher matcher = TOTAL.matcher(histogram);
        return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }
}
