package io.jgun.config.python.methods;

import io.jgun.config.python.values.Comparisons;
import io.jgun.config.python.values.None;
import io.jgun.config.python.values.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A stable sort that asks Python's order. */
public final class Sorting {

    private Sorting() {}

    private record Keyed(Object key, Object item) {}

    /** Sorts in place by a key function of the file's, or None. */
    public static void sort(Run run, List<Object> items, Object key, boolean reverse) {
        sort(run, items, reverse, item -> key == None.NONE ? item : run.call(key, item));
    }

    static void sort(Run run, List<Object> items, boolean reverse, UnaryOperator<Object> key) {
        run.allocate(items.size() * 24L);
        List<Keyed> keyed = new ArrayList<>(items.size());
        for (Object item : items) {
            keyed.add(new Keyed(key.apply(item), item));
        }
        Keyed[] sorted = keyed.toArray(new Keyed[0]);
        merge(run, sorted.clone(), sorted, 0, sorted.length, reverse);
        items.clear();
        for (Keyed each : sorted) {
            items.add(each.item);
        }
    }

    /** Merge sort: unlike Java's own it cannot be upset by an order that contradicts itself. */
    private static void merge(Run run, Keyed[] from, Keyed[] to, int low, int high, boolean reverse) {
        if (high - low < 2) {
            return;
        }
        int middle = (low + high) >>> 1;
        merge(run, to, from, low, middle, reverse);
        merge(run, to, from, middle, high, reverse);
        int left = low;
        int right = middle;
        for (int i = low; i < high; i++) {
            if (left < middle && (right >= high || !before(run, from[right], from[left], reverse))) {
                to[i] = from[left++];
            } else {
                to[i] = from[right++];
            }
        }
    }

    private static boolean before(Run run, Keyed a, Keyed b, boolean reverse) {
        return reverse ? Comparisons.order(run, b.key, a.key) < 0 : Comparisons.order(run, a.key, b.key) < 0;
    }
}
