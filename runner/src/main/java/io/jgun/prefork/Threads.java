package io.jgun.prefork;

/** The arbiter's threads, which mostly wait: small, because the arbiter is. */
final class Threads {

    private static final long STACK_BYTES = 256 * 1024;

    private Threads() {}

    static void start(String name, Runnable task) {
        Thread thread = new Thread(null, task, name, STACK_BYTES, false);
        thread.setDaemon(true);
        thread.start();
    }
}
