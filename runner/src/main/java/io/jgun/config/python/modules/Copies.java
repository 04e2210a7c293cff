package io.jgun.config.python.modules;

import io.jgun.config.python.values.PyDict;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyList;
import io.jgun.config.python.values.Run;

/** {@code copy}. */
final class Copies {

    private static final int DEEPEST = 50;

    private Copies() {}

    static Object of(Run run, Object value, boolean deep) {
        return of(run, value, deep, 0);
    }

    private static Object of(Run run, Object value, boolean deep, int depth) {
        run.step();
        if (depth > DEEPEST) {
            throw PyError.limit("value nested too deeply to be copied");
        }
        if (value instanceof PyList list) {
            PyList copy = new PyList();
            for (Object item : list.items().toArray()) {
                copy.add(run, deep ? of(run, item, true, depth + 1) : item);
            }
            return copy;
        }
        if (value instanceof PyDict dict) {
            PyDict copy = dict.copy(run);
            for (Object key : dict.keys()) {
                Object item = dict.get(key);
                if (deep && item != null) {
                    copy.put(run, key, of(run, item, true, depth + 1));
                }
            }
            return copy;
        }
        return value;
    }
}
