package io.jgun.servlet.retired;

import java.lang.ref.Reference;
import java.lang.ref.SoftReference;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values that the application has left in the thread-locals of threads that live on. */
final class ThreadLocals implements Place {

    private static final List<@Nullable Field> MAPS = Arrays.asList(
            Insides.field(Thread.class, "threadLocals"), Insides.field(Thread.class, "inheritableThreadLocals"));

    private static final String MAP = "java.lang.ThreadLocal$ThreadLocalMap";
    private static final @Nullable Field TABLE = Insides.field(MAP, "table");
    private static final @Nullable Field VALUE = Insides.field(MAP + "$Entry", "value");

    /** How many elements of a collection are looked at. */
    private static final int ELEMENTS = 100;

    private interface Visitor {
        /** @param entry of the map: a weak reference to the ThreadLocal */
        void visit(Thread thread, Reference<?> entry, @Nullable Object value);
    }

    /**
     * Does to an entry what the garbage collector does when a ThreadLocal is gone, which a map expects at any time: its
     * key disappears. The map drops the rest when it next comes across it.
     */
    @Override
    public void clear(LoaderFamily family) {
        visit(family, (thread, entry, value) -> {
            if (!ApplicationThreads.belongs(thread, family)) {
                entry.clear();
                try {
                    if (VALUE != null) {
                        VALUE.set(entry, null);
                    }
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
    }

    @Override
    public List<String> find(LoaderFamily family) {
        List<String> found = new ArrayList<>();
        visit(family, (thread, entry, value) -> {
            Object key = entry.get();
            found.add("ThreadLocal " + (key == null ? "(gone)" : key.getClass().getName()) + " with a value of "
                    + (value == null ? "null" : value.getClass().getName()) + " in thread \"" + thread.getName()
                    + '"');
        });
        return found;
    }

    private static void visit(LoaderFamily family, Visitor visitor) {
        for (Thread thread : LiveThreads.all()) {
            for (Field map : MAPS) {
                Object table = Insides.get(TABLE, Insides.get(map, thread));
                int length = table == null ? 0 : Array.getLength(table);
                for (int i = 0; i < length; i++) {
                    if (Array.get(table, i) instanceof Reference<?> entry) {
                        Object value = Insides.get(VALUE, entry);
                        if (family.owns(entry.get()) || holds(family, value)) {
                            visitor.visit(thread, entry, value);
                        }
                    }
                }
            }
        }
    }

    /** Looks one step into what libraries commonly keep in a thread: soft references, collections and maps. */
    private static boolean holds(LoaderFamily family, @Nullable Object value) {
        Object object = value instanceof SoftReference<?> reference ? reference.get() : value;
        if (family.owns(object)) {
            return true;
        }
        try {
            if (object instanceof Collection<?> many
                    && many.getClass().getModule().isNamed()) {
                return many.stream().limit(ELEMENTS).anyMatch(family::owns);
            }
            if (object instanceof Map<?, ?> map && map.getClass().getModule().isNamed()) {
                return map.entrySet().stream()
                        .limit(ELEMENTS)
                        .anyMatch(pair -> family.owns(pair.getKey()) || family.owns(pair.getValue()));
            }
        } catch (RuntimeException changedMeanwhile) {
            // It belongs to a thread that runs.
            return false;
        }
        if (object instanceof Object[] array) {
            for (Object element : array) {
                if (family.owns(element)) {
                    return true;
                }
            }
        }
        return false;
    }
}
