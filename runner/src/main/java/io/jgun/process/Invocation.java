package io.jgun.process;

import java.util.List;
import java.util.Optional;

/**
 * What settings were read from, so that another process of the same environment and directory reads the same ones, also
 * when the config file has changed since.
 *
 * @param words of the command line
 */
public record Invocation(List<String> words, Optional<ConfigText> config) {

    /** Nothing but defaults. */
    public static final Invocation NONE = new Invocation(List.of(), Optional.empty());

    public Invocation {
        words = List.copyOf(words);
    }

    /**
     * A config file as it was when it was read.
     *
     * @param given what the setting {@code config} says
     * @param path of the file
     * @param text its content
     */
    public record ConfigText(String given, String path, String text) {}
}
