package io.jgun.logging;

import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A dict of a logging configuration that knows where it stands.
 *
 * @param path for messages: {@code logconfig_dict.handlers.console}
 * @param values plain values, as config files give them
 */
record DictNode(String path, Map<?, ?> values) {

    /** Refuses every key that is not known. */
    void allow(Set<String> known) {
        for (Object key : values.keySet()) {
            if (!known.contains(String.valueOf(key))) {
                throw problem(String.valueOf(key), "is not supported; use " + String.join(", ", sorted(known)));
            }
        }
    }

    boolean has(String key) {
        return values.get(key) != null;
    }

    Optional<String> text(String key) {
        return value(key, String.class, "a string");
    }

    Optional<Boolean> flag(String key) {
        return value(key, Boolean.class, "True or False");
    }

    Optional<Long> number(String key) {
        return value(key, Long.class, "an integer");
    }

    Optional<DictNode> dict(String key) {
        return value(key, Map.class, "a dict").map(map -> new DictNode(path + "." + key, map));
    }

    /** The dicts of a dict, by name. */
    Map<String, DictNode> dicts(String key) {
        Map<String, DictNode> all = new LinkedHashMap<>();
        dict(key)
                .ifPresent(node -> node.values.keySet().forEach(name -> {
                    String text = String.valueOf(name);
                    DictNode child = node.dict(text).orElseThrow(() -> node.problem(text, "must be a dict"));
                    all.put(text, child);
                }));
        return all;
    }

    List<String> texts(String key) {
        List<String> all = new ArrayList<>();
        for (Object item : value(key, List.class, "a list of strings").orElse(List.of())) {
            if (!(item instanceof String text)) {
                throw problem(key, "must be a list of strings");
            }
            all.add(text);
        }
        return all;
    }

    private <T> Optional<T> value(String key, Class<T> type, String expected) {
        Object value = values.get(key);
        if (value != null && !type.isInstance(value)) {
            throw problem(key, "must be " + expected + ", not " + value);
        }
        return Optional.ofNullable(type.cast(value));
    }

    /** The message is put behind the path of the key. */
    ExitException problem(String key, String message) {
        return problem(key, message, null);
    }

    ExitException problem(String key, String message, @Nullable Throwable cause) {
        return new ExitException(ExitCode.ERROR, path + "." + key + ": " + message, cause);
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }
}
