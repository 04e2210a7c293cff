package io.jgun.benchmarks;

import java.util.List;

/** What whoever started the benchmark can put right. The message is all that is shown. */
final class Misuse extends RuntimeException {
    private static final long serialVersionUID = 1;

    Misuse(String message) {
        super(message);
    }

    static Misuse unknown(String option, String value, List<String> known) {
        return new Misuse(option + " " + value + ": there is none of that name; there are " + String.join(", ", known));
    }
}
