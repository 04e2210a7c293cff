package io.jgun.servlet.app;

import io.jgun.posix.ExitException;
import io.jgun.settings.AppReference;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXParseException;

/** Why Jetty could not start a context, in words. */
final class StartFailure {

    private StartFailure() {}

    /** @param root the webapp's files; descriptors in it are named relative to it */
    static ExitException of(AppReference app, Path root, Throwable thrown) {
        SAXParseException syntax = find(SAXParseException.class, thrown);
        if (syntax != null) {
            return LoadFailure.because(
                    app,
                    file(root, syntax.getSystemId()) + ":" + syntax.getLineNumber() + ":" + syntax.getColumnNumber()
                            + ": " + syntax.getMessage(),
                    thrown);
        }
        UnsupportedClassVersionError version = find(UnsupportedClassVersionError.class, thrown);
        if (version != null) {
            return LoadFailure.because(app, ClassVersion.message("a class", version), thrown);
        }
        NoClassDefFoundError missing = find(NoClassDefFoundError.class, thrown);
        if (missing != null && String.valueOf(missing.getMessage()).startsWith("javax/servlet/")) {
            return LoadFailure.because(
                    app,
                    "a library of it needs "
                            + String.valueOf(missing.getMessage()).replace('/', '.')
                            + ", which is the old Java EE API. jgun needs its Jakarta version.",
                    thrown);
        }
        return LoadFailure.threw(app, "starting the application", thrown);
    }

    private static String file(Path root, @Nullable String systemId) {
        if (systemId == null) {
            return "WEB-INF/web.xml";
        }
        try {
            Path file = Path.of(URI.create(systemId));
            return file.startsWith(root) ? root.relativize(file).toString() : file.toString();
        } catch (IllegalArgumentException | java.nio.file.FileSystemNotFoundException e) {
            return systemId;
        }
    }

    private static <T extends Throwable> @Nullable T find(Class<T> type, Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
            for (Throwable suppressed : cause.getSuppressed()) {
                if (type.isInstance(suppressed)) {
                    return type.cast(suppressed);
                }
            }
            cause = cause.getCause();
        }
        return null;
    }
}
