package io.jgun.config.python.values;

import java.util.List;

/** Assignment to a slice of a list. */
final class Slices {

    private Slices() {}

    static void set(Run run, PyList list, PySlice slice, Object value) {
        List<Object> values = Iteration.list(run, value);
        PySlice.Indices indices = slice.of(list.items().size());
        run.work(list.items().size() >> 3);
        if (indices.stride() == 1) {
            list.items()
                    .subList(indices.first(), indices.first() + indices.count())
                    .clear();
            list.items().addAll(indices.first(), values);
            return;
        }
        if (values.isEmpty()) {
            deleteEach(list, indices);
            return;
        }
        if (values.size() != indices.count()) {
            throw PyError.value("attempt to assign sequence of size " + values.size() + " to extended slice of size "
                    + indices.count());
        }
        for (int i = 0; i < values.size(); i++) {
            list.items().set(indices.get(i), values.get(i));
        }
    }

    private static void deleteEach(PyList list, PySlice.Indices indices) {
        for (int i = 0; i < indices.count(); i++) {
            int at = indices.get(indices.stride() > 0 ? indices.count() - 1 - i : i);
            list.items().remove(at);
        }
    }
}
