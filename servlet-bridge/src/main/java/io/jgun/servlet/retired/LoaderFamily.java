package io.jgun.servlet.retired;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The class loaders of one generation, with all loaders below them, such as those of JSPs. It holds them weakly: whoever
 * keeps a family keeps no classes alive.
 */
public final class LoaderFamily {

    private final List<WeakReference<ClassLoader>> members = new CopyOnWriteArrayList<>();

    /** Adds a loader, once. */
    public void add(ClassLoader loader) {
        if (members.stream().noneMatch(member -> member.refersTo(loader))) {
            members.add(new WeakReference<>(loader));
        }
    }

    /** How many of its loaders have not been collected. */
    public int reachable() {
        return alive().size();
    }

    List<ClassLoader> alive() {
        return members.stream().map(WeakReference::get).filter(Objects::nonNull).toList();
    }

    /** True for its loaders and their descendants. */
    boolean has(@Nullable ClassLoader loader) {
        for (ClassLoader ancestor = loader; ancestor != null; ancestor = ancestor.getParent()) {
            for (WeakReference<ClassLoader> member : members) {
                if (member.refersTo(ancestor)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** True for objects of its classes, for its classes, and for its loaders themselves; also for arrays of them. */
    boolean owns(@Nullable Object object) {
        if (object == null) {
            return false;
        }
        if (object instanceof ClassLoader loader && has(loader)) {
            return true;
        }
        Class<?> type = object instanceof Class<?> itself ? itself : object.getClass();
        return has(type.getClassLoader());
    }
}
