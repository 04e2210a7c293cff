package io.jgun.worker;

import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.settings.Settings;
import io.jgun.settings.WorkerProcesses;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ThreadFactory;

/** {@code gevent}: a virtual thread for each request, {@code worker_connections} of them for each worker. Java 21+. */
final class VirtualWorkers implements WorkerClass {

    private static final String BUILDER = "java.lang.Thread$Builder$OfVirtual";

    private final MethodHandle ofVirtual;
    private final MethodHandle named;
    private final MethodHandle factory;

    /**
     * @throws ExitException ERROR: before Java 21
     */
    VirtualWorkers() {
        // Compiled for Java 17, which has no name for these methods.
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        try {
            Class<?> builder = Class.forName(BUILDER);
            ofVirtual = lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(builder));
            named = lookup.findVirtual(builder, "name", MethodType.methodType(builder, String.class, long.class));
            factory = lookup.findVirtual(builder, "factory", MethodType.methodType(ThreadFactory.class));
        } catch (ReflectiveOperationException before21) {
            throw new ExitException(
                    ExitCode.ERROR,
                    "worker_class gevent needs Java 21 or later (virtual threads); this is Java "
                            + Runtime.version().feature()
                            + ". Use worker_class gthread with threads, or run jgun on a newer Java.",
                    before21);
        }
    }

    @Override
    public String name() {
        return "gevent";
    }

    @Override
    public int concurrency(Settings settings) {
        return settings.get(WorkerProcesses.WORKER_CONNECTIONS);
    }

    @Override
    public ThreadFactory threads(String worker) {
        try {
            Object builder = named.invoke(ofVirtual.invoke(), worker + ".", 1L);
            return (ThreadFactory) factory.invoke(builder);
        } catch (Throwable unexpected) {
            throw new IllegalStateException("no virtual threads", unexpected);
        }
    }

    @Override
    public boolean keepsThreads() {
        return false;
    }
}
