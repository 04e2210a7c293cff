package io.jgun.servlet.retired;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Threads that the application has started and not ended, or that it has not come back from. */
final class ApplicationThreads implements Place {

    @Override
    public List<String> find(LoaderFamily family) {
        return LiveThreads.all().stream()
                .filter(thread -> belongs(thread, family))
                .map(ApplicationThreads::describe)
                .toList();
    }

    /**
     * Threads that an application starts have its class loader as their context, unless it took care to change that; so
     * do threads of the server while they are inside the application.
     */
    static boolean belongs(Thread thread, LoaderFamily family) {
        return family.has(thread.getContextClassLoader())
                || family.owns(thread)
                || family.owns(LiveThreads.task(thread))
                || family.owns(handler(thread));
    }

    private static Thread.@Nullable UncaughtExceptionHandler handler(Thread thread) {
        // Without a handler of its own it answers with its group.
        Thread.UncaughtExceptionHandler handler = thread.getUncaughtExceptionHandler();
        return handler instanceof ThreadGroup ? null : handler;
    }

    /** As {@code thread "poller" (a java.util.Timer that was not cancelled), TIMED_WAITING at ...}. */
    private static String describe(Thread thread) {
        StringBuilder text =
                new StringBuilder("thread \"").append(thread.getName()).append('"');
        String origin = origin(thread);
        if (!origin.isEmpty()) {
            text.append(" (").append(origin).append(')');
        }
        text.append(", ").append(thread.getState());
        StackTraceElement[] stack = thread.getStackTrace();
        if (stack.length > 0) {
            text.append(" at ").append(frame(stack[0]));
            StackTraceElement own = firstOutsideOfTheJdk(stack);
            if (own != null && !own.equals(stack[0])) {
                text.append(", in ").append(frame(own));
            }
        }
        return text.toString();
    }

    private static String origin(Thread thread) {
        Object task = LiveThreads.task(thread);
        Class<?> type = (task == null ? thread : task).getClass();
        if (type.getClassLoader() == ApplicationThreads.class.getClassLoader()) {
            return "of jgun, still inside the application";
        }
        return switch (type.getName()) {
            case "java.util.TimerThread" -> "a java.util.Timer that was not cancelled";
            case "java.util.concurrent.ThreadPoolExecutor$Worker" -> "of an executor that was not shut down";
            case "java.util.concurrent.ForkJoinWorkerThread" -> "of a ForkJoinPool that was not shut down";
            case "java.lang.Thread" -> "";
            default -> "runs a " + name(type);
        };
    }

    /** Of a lambda: the class that it is written in. */
    static String name(Class<?> type) {
        return type.getName().replaceFirst("\\$\\$Lambda.*", "");
    }

    private static @Nullable StackTraceElement firstOutsideOfTheJdk(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            if (frame.getModuleName() == null) {
                return frame;
            }
        }
        return null;
    }

    private static String frame(StackTraceElement frame) {
        return frame.getClassName() + "." + frame.getMethodName()
                + (frame.getLineNumber() > 0 ? "(" + frame.getFileName() + ":" + frame.getLineNumber() + ")" : "()");
    }
}
