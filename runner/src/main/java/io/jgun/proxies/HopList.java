package io.jgun.proxies;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of a header that each proxy on the way may have added one to, on the right; empty ones do not count (RFC 9110
 * section 5.6.1).
 */
final class HopList {

    private HopList() {}

    /** All of them, that of the proxy that speaks to us first. */
    static List<String> nearestFirst(String list) {
        List<String> values = new ArrayList<>();
        for (String value : list.split(",", -1)) {
            String text = value.strip();
            if (!text.isEmpty()) {
                values.add(text);
            }
        }
        Collections.reverse(values);
        return values;
    }

    /**
     * What the proxy has added that is so many hops away from the one that speaks to us; the first one's if there are
     * fewer, because then others have passed on what it said.
     *
     * @return null if there is nothing at all
     */
    static @Nullable String at(int hops, String list) {
        List<String> values = nearestFirst(list);
        return values.isEmpty() ? null : values.get(Math.min(hops, values.size() - 1));
    }

    /** What all of these proxies have added, in the order of the path: the client's neighbour first. */
    static List<String> upTo(int hops, String list) {
        List<String> values = nearestFirst(list);
        List<String> some = values.subList(0, Math.min(hops + 1, values.size()));
        Collections.reverse(some);
        return some;
    }
}
