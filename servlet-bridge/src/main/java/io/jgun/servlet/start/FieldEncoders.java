package io.jgun.servlet.start;

import org.eclipse.jetty.http.PreEncodedHttpField;

/** Jetty's encoders of the fields that it often sends. */
public final class FieldEncoders {

    private FieldEncoders() {}

    /** Has Jetty take those of HTTP/1, which it has itself. There may be others, of HTTP/2, in other jars. */
    public static void own() {
        PlatformLoader.initialise(PreEncodedHttpField.class);
    }
}
