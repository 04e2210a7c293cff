package io.jgun.benchmarks;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What starts a server. */
record Command(List<String> words, Map<String, String> environment) {
    Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /** Words are split at spaces. */
    static Command of(String... parts) {
        return new Command(
                Arrays.stream(parts)
                        .flatMap(part -> Stream.of(part.split(" ")))
                        .filter(word -> !word.isEmpty())
                        .toList(),
                Map.of());
    }

    Command with(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new Command(words, more);
    }
}
