package io.jgun.servlet.retired;

import java.lang.reflect.Field;
import java.security.AccessControlContext;
import java.security.ProtectionDomain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Threads of the JDK that it starts once, at the first need, and keeps: whichever application had that need first gave
 * them its class loader as context, and its protection domain (up to Java 23).
 */
final class ServiceThreads implements Place {

    private static final List<String> NAMES = List.of(
            "CompletableFutureDelayScheduler",
            "Keep-Alive-Timer",
            "ForkJoinPool.commonPool-",
            "ForkJoinPool-delayScheduler");

    private static final @Nullable Field INHERITED = Insides.field(Thread.class, "inheritedAccessControlContext");

    @Override
    public void clear(LoaderFamily family) {
        for (Thread thread : LiveThreads.all()) {
            if (isOfTheJdk(thread)) {
                if (family.has(thread.getContextClassLoader())) {
                    thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
                }
                forgetOrigin(thread);
            }
        }
    }

    private static boolean isOfTheJdk(Thread thread) {
        return thread.getClass().getModule().isNamed()
                && NAMES.stream().anyMatch(name -> thread.getName().startsWith(name));
    }

    @SuppressWarnings("removal") // of AccessControlContext; where it is gone, so is the field
    private static void forgetOrigin(Thread thread) {
        if (INHERITED != null) {
            try {
                INHERITED.set(thread, new AccessControlContext(new ProtectionDomain[0]));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
