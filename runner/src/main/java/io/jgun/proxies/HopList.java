package io.jgun.proxies;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of a header that each proxy on the way may have added one to, on the right; empty ones do not count (RFC 9110
 * section 5.6.1).
 */
final class HopList {

    private HopList() {}

    /**
     * What the proxy has added that is so many hops away from the one that speaks to us; the first one's if there are
     * fewer, because then others have passed on what it said.
     *
     * @return null if there is nothing at all
     */
    static @Nullable String at(int hops, String list) {
        String found = null;
        int seen = 0;
        int end = list.length();
        while (end >= 0 && seen <= hops) {
            int comma = end == 0 ? -1 : list.lastIndexOf(',', end - 1);
            String entry = list.substring(comma + 1, end).strip();
            if (!entry.isEmpty()) {
                found = entry;
                seen++;
            }
            end = comma;
        }
        return found;
    }

    /** What all of these proxies have added, in the order of the path: the client's neighbour first. */
    static List<String> upTo(int hops, String list) {
        List<String> all = new ArrayList<>();
        int end = list.length();
        while (end >= 0 && all.size() <= hops) {
            int comma = end == 0 ? -1 : list.lastIndexOf(',', end - 1);
            String entry = list.substring(comma + 1, end).strip();
            if (!entry.isEmpty()) {
                all.add(0, entry);
            }
            end = comma;
        }
        return all;
    }
}
