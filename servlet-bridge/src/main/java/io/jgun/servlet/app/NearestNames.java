package io.jgun.servlet.app;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what somebody may have meant. */
final class NearestNames {

    private static final int MAX = 3;

    private NearestNames() {}

    /** The nearest first, at most three; nothing that takes more edits than a third of its length. */
    static List<String> of(String wanted, Collection<String> names) {
        record Candidate(String name, int distance) {}
        return names.stream()
                .distinct()
                .map(name -> new Candidate(name, distance(fold(wanted), fold(name))))
                .filter(candidate -> candidate.distance() <= Math.max(1, wanted.length() / 3))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(MAX)
                .map(Candidate::name)
                .toList();
    }

    /** {@code "\nDid you mean a, b or c?"}, or nothing at all. */
    static String question(List<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        String last = names.get(names.size() - 1);
        String others = String.join(", ", names.subList(0, names.size() - 1));
        return "\nDid you mean " + (others.isEmpty() ? last : others + " or " + last) + "?";
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Levenshtein's, with one row. */
    static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int substituted = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
