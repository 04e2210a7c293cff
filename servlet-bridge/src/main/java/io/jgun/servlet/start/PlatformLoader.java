package io.jgun.servlet.start;

/** Initialises classes that look for services in their initialiser, so that they look in the JDK alone. */
final class PlatformLoader {

    private PlatformLoader() {}

    /** To find that no jar has such a service, a {@code ServiceLoader} would open them all. */
    static void initialise(Class<?> type) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            Class.forName(type.getName(), true, type.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
