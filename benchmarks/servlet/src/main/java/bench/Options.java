package bench;

import java.util.Map;
import java.util.TreeMap;

/** What an embedded server is told on its command line: words of the form {@code name=value}, or {@code name} alone. */
public final class Options {
    private final Map<String, String> values = new TreeMap<>();

    public Options(String[] words) {
        for (String word : words) {
            int equals = word.indexOf('=');
            values.put(equals < 0 ? word : word.substring(0, equals), equals < 0 ? "" : word.substring(equals + 1));
        }
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** @throws IllegalArgumentException if it was not given */
    public String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + "=... is missing; there is " + values);
        }
        return value;
    }

    public int number(String name) {
        return Integer.parseInt(text(name));
    }
}
