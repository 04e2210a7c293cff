package io.jgun.servlet.retired;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The platform threads that run now, and what can be told of one without stopping it. */
final class LiveThreads {

    /** Java 17 has the task in the thread, later ones in its {@code holder}. */
    private static final @Nullable Field TARGET = Insides.field(Thread.class, "target");

    private static final @Nullable Field HOLDER = Insides.field(Thread.class, "holder");
    private static final @Nullable Field TASK = Insides.field("java.lang.Thread$FieldHolder", "task");

    private LiveThreads() {}

    /** By their groups: unlike {@link Thread#getAllStackTraces} that does not stop the application. */
    static List<Thread> all() {
        ThreadGroup top = Thread.currentThread().getThreadGroup();
        while (top.getParent() != null) {
            top = top.getParent();
        }
        Thread[] threads = new Thread[top.activeCount() + 50];
        int count = top.enumerate(threads, true);
        return Arrays.stream(threads, 0, count).filter(Objects::nonNull).toList();
    }

    /** What it runs; null if it is a thread that overrides {@code run}, or if the JDK does not tell. */
    static @Nullable Object task(Thread thread) {
        return TARGET != null ? Insides.get(TARGET, thread) : Insides.get(TASK, Insides.get(HOLDER, thread));
    }
}
