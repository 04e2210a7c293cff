package io.jgun.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Programs that are asked something. */
final class Tools {
    private Tools() {}

    /** The first line that it prints, wherever; "unknown" if it cannot be run. */
    static String firstLine(String... words) {
        try {
            Process process = Children.start(new ProcessBuilder(words).redirectErrorStream(true));
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return output.lines().findFirst().orElse("unknown").strip();
        } catch (IOException e) {
            return "unknown";
        }
    }
}
