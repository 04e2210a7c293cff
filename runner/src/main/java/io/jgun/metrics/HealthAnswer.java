package io.jgun.metrics;

import java.nio.charset.StandardCharsets;

/** What a health check is told: whether all is well, which is the status of the answer, and a word for people. */
public enum HealthAnswer {
    LIVE(true, "live"),
    READY(true, "ready"),
    STARTING(false, "starting"),
    DRAINING(false, "draining"),
    HANGING(false, "the arbiter hangs");

    private final boolean well;
    private final String word;

    HealthAnswer(boolean well, String word) {
        this.well = well;
        this.word = word;
    }

    /** 200 if well, 503 if not. */
    public int status() {
        return well ? 200 : 503;
    }

    /** The word, on a line; ASCII. */
    public byte[] body() {
        return (word + '\n').getBytes(StandardCharsets.US_ASCII);
    }
}
