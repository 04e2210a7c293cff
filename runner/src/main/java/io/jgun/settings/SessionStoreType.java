package io.jgun.settings;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code memory}, {@code file:DIR} or {@code jdbc:...}; no message shows a password. */
final class SessionStoreType extends ValueType<SessionStore> {

    private static final String FILE = "file:";
    private static final String JDBC = "jdbc:";

    @Override
    public String description() {
        return "memory, file:DIR or jdbc:URL";
    }

    @Override
    public SessionStore fromText(String written) {
        String text = written.strip();
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.equals("memory")) {
            return new SessionStore.Memory();
        }
        if (lower.startsWith(FILE)) {
            return new SessionStore.Directory(directory(text));
        }
        // After jdbc: comes the name of the kind of database, which the driver knows.
        if (lower.startsWith(JDBC) && text.indexOf(':', JDBC.length()) > JDBC.length()) {
            return new SessionStore.Database(text);
        }
        throw new IllegalArgumentException("must be memory, file:/path/to/directory or jdbc:postgresql://host/database,"
                + " not " + Shown.quoted(Secrets.masked(text)) + hint(text));
    }

    private static Path directory(String text) {
        String path = text.substring(FILE.length());
        if (path.startsWith("//")) {
            // As a URL: file:///var/lib/shop has no host.
            path = path.substring(2);
            if (!path.startsWith("/")) {
                throw new IllegalArgumentException("must name a directory, as file:/var/lib/shop, not "
                        + Shown.quoted(text) + " (what stands between the second and third slash is a host)");
            }
        }
        if (path.isEmpty()) {
            throw new IllegalArgumentException("must name a directory, as file:/var/lib/shop, not 'file:'");
        }
        return Texts.path(path);
    }

    private static String hint(String text) {
        if (text.startsWith("postgres")) {
            return "; put jdbc: before it, and write the user as ?user=NAME";
        }
        if (text.contains("://")) {
            return "; put jdbc: before it";
        }
        return text.startsWith("/") || text.startsWith(".") ? "; put file: before it" : "";
    }

    @Override
    public SessionStore fromValue(@Nullable Object value) {
        if (value instanceof String text) {
            return fromText(text);
        }
        throw new IllegalArgumentException("must be a string, as 'memory' or 'file:/path/to/directory'");
    }

    @Override
    public String show(SessionStore value) {
        if (value instanceof SessionStore.Directory directory) {
            return Shown.quoted(FILE + directory.path());
        }
        return Shown.quoted(value instanceof SessionStore.Database database ? database.toString() : "memory");
    }

    @Override
    SessionStore relativeTo(SessionStore value, Path directory) {
        return value instanceof SessionStore.Directory here
                ? new SessionStore.Directory(directory.resolve(here.path()))
                : value;
    }
}
