package io.jgun.servlet.retired;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hooks that the application wants to run when the JVM ends. They are its own decision: only reported. */
final class ShutdownHooks implements Place {

    private static final @Nullable Field HOOKS = Insides.field("java.lang.ApplicationShutdownHooks", "hooks");

    @Override
    public List<String> find(LoaderFamily family) {
        if (HOOKS == null) {
            return List.of();
        }
        List<Thread> threads;
        synchronized (HOOKS.getDeclaringClass()) {
            threads = Insides.getStatic(HOOKS) instanceof Map<?, ?> hooks
                    ? hooks.keySet().stream().map(Thread.class::cast).toList()
                    : List.of();
        }
        return threads.stream()
                .filter(thread -> ApplicationThreads.belongs(thread, family))
                .map(ShutdownHooks::describe)
                .toList();
    }

    private static String describe(Thread thread) {
        Object task = LiveThreads.task(thread);
        return "shutdown hook \"" + thread.getName() + "\" ("
                + ApplicationThreads.name((task == null ? thread : task).getClass())
                + "): Runtime.removeShutdownHook when the application ends";
    }
}
