package io.jgun.servlet.retired;

import java.beans.Introspector;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Caches of the JDK that hold classes until memory runs short. */
final class ClassCaches implements Place {

    /** Java 17 and 18; later ones keep it in the classes themselves. */
    private static final String SERIALIZATION = "java.io.ObjectStreamClass$Caches";

    private static final @Nullable Field DESCRIPTORS = Insides.field(SERIALIZATION, "localDescs");
    private static final @Nullable Field REFLECTORS = Insides.field(SERIALIZATION, "reflectors");

    @Override
    public void clear(LoaderFamily family) {
        family.alive().forEach(ResourceBundle::clearCache);
        forget(family, DESCRIPTORS);
        forget(family, REFLECTORS);
        // A runtime that was cut down by jlink may lack java.desktop: last, so that it keeps nothing else from running.
        Introspector.flushCaches();
    }

    /** A map from weak references of classes to soft references of what was found out about them. */
    private static void forget(LoaderFamily family, @Nullable Field cache) {
        if (Insides.getStatic(cache) instanceof Map<?, ?> map) {
            map.keySet()
                    .removeIf(key -> key instanceof WeakReference<?> reference
                            && (reference.refersTo(null) || family.owns(reference.get())));
        }
    }
}
