package io.jgun.settings;

import io.jgun.config.ConfigEntry;
import io.jgun.config.ConfigFunction;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What somebody may have meant. */
public final class Suggestions {

    private Suggestions() {}

    /** The name in config files that is nearest to a mistaken one, if any is near. */
    public static Optional<String> forName(String mistaken) {
        TreeSet<String> names = new TreeSet<>();
        for (Setting<?> setting : Catalog.settings()) {
            for (String flag : setting.flags()) {
                if (flag.startsWith("--") && flag.substring(2).replace('-', '_').equals(mistaken)) {
                    return Optional.of(setting.name()); // the name of the option, where it differs
                }
            }
            names.add(setting.name());
            names.addAll(setting.otherNames());
        }
        return nearest(mistaken, names);
    }

    /** The option that is nearest to a mistaken one, if any is near. */
    public static Optional<String> forFlag(String mistaken) {
        TreeSet<String> flags = new TreeSet<>();
        for (Setting<?> setting : Catalog.settings()) {
            flags.addAll(setting.flags());
            if (setting.name().equals(mistaken.replaceFirst("^-+", "").replace('-', '_'))
                    && !setting.flags().isEmpty()) {
                return Optional.of(setting.flags().get(setting.flags().size() - 1));
            }
        }
        flags.removeIf(flag -> !flag.startsWith("--"));
        return nearest(mistaken, flags);
    }

    /** A line about a name of a config file that is no setting, but may be meant as one. */
    static Optional<String> forUserName(ConfigEntry entry) {
        String name = entry.name();
        @Nullable Object value = entry.value();
        if (name.startsWith("_")
                || !name.equals(name.toLowerCase(java.util.Locale.ROOT))
                || value instanceof ConfigFunction) {
            return Optional.empty();
        }
        return forName(name)
                .filter(setting -> name.length() > 3)
                .map(setting -> entry.origin().source() + ":" + entry.origin().line() + ": " + name
                        + " is no setting; did you mean " + setting + "?");
    }

    private static Optional<String> nearest(String mistaken, Iterable<String> candidates) {
        String best = null;
        int least = Math.max(1, mistaken.length() / 3) + 1;
        for (String candidate : candidates) {
            int distance = distance(mistaken, candidate);
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Letters to insert, delete, replace or swap with their neighbour to make one text of the other. */
    static int distance(String a, String b) {
        int[][] table = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    table[i][j] = i + j;
                    continue;
                }
                int replaced = table[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                table[i][j] = Math.min(replaced, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    table[i][j] = Math.min(table[i][j], table[i - 2][j - 2] + 1);
                }
            }
        }
        return table[a.length()][b.length()];
    }
}
