package io.jgun.settings;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dictionaries, and lists of {@code NAME=VALUE}. */
final class Maps {

    /** Environment variables: {@code ['NAME=VALUE', ...]}, in their order. */
    static final ValueType<Map<String, String>> ENVIRONMENT = new Environment();

    /** A dict with names as keys and whatever values. */
    static final ValueType<Map<String, Object>> DICT = new Dict<>() {
        @Override
        Object element(String key, @Nullable Object value) {
            if (value == null) {
                throw new IllegalArgumentException("must not hold None, as it does for " + Shown.quoted(key));
            }
            return value;
        }
    };

    /** A dict of header names and values, as {@code secure_scheme_headers}. */
    static final ValueType<Map<String, String>> HEADERS = new Dict<>() {
        @Override
        String element(String key, @Nullable Object value) {
            if (value instanceof String text) {
                return text;
            }
            throw new IllegalArgumentException(
                    "must hold strings only, not " + Shown.of(value) + " for " + Shown.quoted(key));
        }
    };

    private Maps() {}

    private abstract static class Dict<V> extends ValueType<Map<String, V>> {

        abstract V element(String key, @Nullable Object value);

        @Override
        public String description() {
            return "dict";
        }

        @Override
        public boolean expression() {
            return true;
        }

        @Override
        public Map<String, V> fromText(String text) {
            throw new IllegalArgumentException("must be a dict, not " + Shown.quoted(text));
        }

        @Override
        public Map<String, V> fromValue(@Nullable Object value) {
            if (value == null) {
                return Map.of();
            }
            if (!(value instanceof Map<?, ?> dict)) {
                throw new IllegalArgumentException("must be a dict, not " + Shown.of(value));
            }
            Map<String, V> checked = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : dict.entrySet()) {
                if (!(entry.getKey() instanceof String key)) {
                    throw new IllegalArgumentException("must have strings as keys, not " + Shown.of(entry.getKey()));
                }
                checked.put(key, element(key, entry.getValue()));
            }
            return Collections.unmodifiableMap(checked);
        }
    }

    private static final class Environment extends ValueType<Map<String, String>> {
        @Override
        public String description() {
            return "list of NAME=VALUE";
        }

        @Override
        public boolean repeatable() {
            return true;
        }

        @Override
        public Map<String, String> fromText(String text) {
            int equals = text.indexOf('=');
            if (equals <= 0) {
                throw new IllegalArgumentException("must be NAME=VALUE, not " + Shown.quoted(text));
            }
            return Map.of(text.substring(0, equals).strip(), text.substring(equals + 1));
        }

        @Override
        public Map<String, String> fromValue(@Nullable Object value) {
            if (value == null) {
                return Map.of();
            }
            if (value instanceof String text) {
                return text.isBlank() ? Map.of() : fromText(text);
            }
            if (!(value instanceof Collection<?> variables)) {
                throw new IllegalArgumentException("must be a list of 'NAME=VALUE', not " + Shown.of(value));
            }
            Map<String, String> environment = new LinkedHashMap<>();
            for (Object variable : variables) {
                environment.putAll(fromText(Texts.TEXT.fromValue(variable)));
            }
            return Collections.unmodifiableMap(environment);
        }

        @Override
        public String show(Map<String, String> value) {
            return Shown.of(value.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .toList());
        }

        @Override
        Map<String, String> again(Map<String, String> earlier, Map<String, String> later) {
            Map<String, String> both = new LinkedHashMap<>(earlier);
            both.putAll(later);
            return Collections.unmodifiableMap(both);
        }
    }
}
