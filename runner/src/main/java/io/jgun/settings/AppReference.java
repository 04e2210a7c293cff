package io.jgun.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What to serve: one APP of the command line or of the setting {@code wsgi_app}. */
public sealed interface AppReference {

    /** As the user wrote it. */
    String text();

    /** Starts with a slash; {@code /} is the root. */
    String contextPath();

    /**
     * A WAR or an exploded directory.
     *
     * @param path as given, relative to {@code chdir}
     */
    record Webapp(String text, String contextPath, Path path) implements AppReference {}

    /**
     * A servlet class, or a member of a class that gives servlets.
     *
     * @param className as in {@link Class#forName}
     * @param member static field, static method or nested class; absent: the class itself, or its member {@code
     *     application}
     * @param arguments of the factory call; absent if it was written without parentheses. Plain values as in {@link
     *     io.jgun.config.ConfigEntry#value}
     */
    record ServletClass(
            String text,
            String contextPath,
            String className,
            Optional<String> member,
            Optional<List<Object>> arguments)
            implements AppReference {}
}
