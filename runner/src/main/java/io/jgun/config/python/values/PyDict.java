package io.jgun.config.python.values;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A dict, in the order of insertion; also defaultdict, Counter, OrderedDict and os.environ. */
public final class PyDict implements PyTyped {

    private static final int BYTES_OF_AN_ENTRY = 64;

    private final LinkedHashMap<Object, Entry> entries = new LinkedHashMap<>();
    private final Kind kind;
    private final Object factory;

    /** What sort of dict it is. */
    public enum Kind {
        PLAIN,
        DEFAULT,
        COUNTER,
        ENVIRON
    }

    private static final class Entry {
        final Object key;
        Object value;

        Entry(Object key, Object value) {
            this.key = key;
            this.value = value;
        }
    }

    public PyDict() {
        this(Kind.PLAIN, None.NONE);
    }

    /** @param factory of {@code defaultdict}: what is called for a missing key, or None */
    public PyDict(Kind kind, Object factory) {
        this.kind = kind;
        this.factory = factory;
    }

    @Override
    public PyType type() {
        return Types.DICT;
    }

    public Kind kind() {
        return kind;
    }

    public Object factory() {
        return factory;
    }

    public int size() {
        return entries.size();
    }

    public @Nullable Object get(Object key) {
        Entry entry = entries.get(Keys.of(key));
        return entry == null ? null : entry.value;
    }

    public boolean contains(Object key) {
        return entries.containsKey(Keys.of(key));
    }

    public void put(Run run, Object key, Object value) {
        if (kind == Kind.ENVIRON && !(key instanceof String && value instanceof String)) {
            throw PyError.type("str expected, not " + Types.nameOf(key instanceof String ? value : key));
        }
        run.allocate(BYTES_OF_AN_ENTRY);
        put(key, value);
    }

    /** As {@link #put(Run, Object, Object)} for a few entries of jgun's own. */
    public void put(Object key, Object value) {
        Object javaKey = Keys.of(key);
        Entry entry = entries.get(javaKey);
        if (entry == null) {
            entries.put(javaKey, new Entry(key, value));
        } else {
            entry.value = value;
        }
    }

    public @Nullable Object remove(Object key) {
        Entry entry = entries.remove(Keys.of(key));
        return entry == null ? null : entry.value;
    }

    public void clear() {
        entries.clear();
    }

    public void putAll(Run run, PyDict other) {
        for (Entry entry : new ArrayList<>(other.entries.values())) {
            put(run, entry.key, entry.value);
        }
    }

    public PyDict copy(Run run) {
        PyDict copy = new PyDict(kind == Kind.ENVIRON ? Kind.PLAIN : kind, factory);
        copy.putAll(run, this);
        return copy;
    }

    /** The keys as they are now. */
    public List<Object> keys() {
        List<Object> keys = new ArrayList<>(entries.size());
        for (Entry entry : entries.values()) {
            keys.add(entry.key);
        }
        return keys;
    }

    /** Keys in order, failing as Python does if the dict changes meanwhile. */
    Iterator<Object[]> iterator() {
        Iterator<Map.Entry<Object, Entry>> all = entries.entrySet().iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public Object[] next() {
                Entry entry = all.next().getValue();
                return new Object[] {entry.key, entry.value};
            }
        };
    }
}
