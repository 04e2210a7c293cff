package io.jgun.config.python.values;

import io.jgun.config.HostObject;

/** {@code target[index]}: read, write, delete. */
public final class Items {

    private Items() {}

    public static Object get(Run run, Object target, Object index) {
        if (target instanceof PyDict dict) {
            Object value = dict.get(index);
            return value == null ? missing(run, dict, index) : value;
        }
        if (Sequences.isSequence(target)) {
            return Sequences.get(run, target, index);
        }
        if (target instanceof PyRange range) {
            return index instanceof PySlice
                    ? Sequences.get(run, new PyList(Iteration.list(run, range)), index)
                    : range.get(
                            Sequences.index(index, (int) Math.min(Integer.MAX_VALUE, range.size()), "range object"));
        }
        if (target instanceof PyType type) {
            return type;
        }
        if (target instanceof Placeholder placeholder) {
            throw placeholder.used();
        }
        Object answer = Overloads.special(run, target, "__getitem__", index);
        if (answer == null && target instanceof PyIndexed indexed) {
            answer = indexed.item(run, index);
        }
        if (answer == null) {
            throw PyError.type("'" + Types.nameOf(target) + "' object is not subscriptable");
        }
        return answer;
    }

    private static Object missing(Run run, PyDict dict, Object key) {
        if (dict.kind() == PyDict.Kind.COUNTER) {
            return 0L;
        }
        if (dict.kind() == PyDict.Kind.DEFAULT && dict.factory() != None.NONE) {
            Object made = run.call(dict.factory());
            dict.put(run, key, made);
            return made;
        }
        throw new PyError(new PyException(Types.KEY_ERROR, new PyTuple(key)));
    }

    public static void set(Run run, Object target, Object index, Object value) {
        if (target instanceof PyDict dict) {
            dict.put(run, index, value);
        } else if (target instanceof PyList list) {
            if (index instanceof PySlice slice) {
                Slices.set(run, list, slice, value);
            } else {
                list.items().set(Sequences.index(index, list.items().size(), "list assignment"), value);
            }
        } else if (target instanceof Placeholder placeholder) {
            throw placeholder.used();
        } else if (Overloads.special(run, target, "__setitem__", index, value) == null) {
            throw PyError.type("'" + Types.nameOf(target) + "' object does not support item assignment");
        }
    }

    public static void delete(Run run, Object target, Object index) {
        if (target instanceof PyDict dict) {
            if (dict.remove(index) == null) {
                throw new PyError(new PyException(Types.KEY_ERROR, new PyTuple(index)));
            }
        } else if (target instanceof PyList list) {
            if (index instanceof PySlice slice) {
                Slices.set(run, list, slice, new PyList());
            } else {
                run.work(list.items().size() >> 6);
                list.items().remove(Sequences.index(index, list.items().size(), "list assignment"));
            }
        } else if (target instanceof HostObject || Overloads.special(run, target, "__delitem__", index) == null) {
            throw PyError.type("'" + Types.nameOf(target) + "' object doesn't support item deletion");
        }
    }
}
