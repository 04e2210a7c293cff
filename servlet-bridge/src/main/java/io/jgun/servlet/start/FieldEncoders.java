package io.jgun.servlet.start;

import org.eclipse.jetty.http.PreEncodedHttpField;

/** Jetty's encoders of the fields that it often sends. */
public final class FieldEncoders {

    private FieldEncoders() {}

    /**
     * Has Jetty take those of HTTP/1, which it has itself. It would look for others, of HTTP/2, in all jars, and open them to
     * find none.
     */
    public static void own() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            Class.forName(PreEncodedHttpField.class.getName(), true, FieldEncoders.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
