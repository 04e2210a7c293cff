package io.jgun.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What to serve: one APP of the command line or of the setting {@code wsgi_app}. */
public sealed interface AppReference {

    /** As the user wrote it. */
    String text();

    /** Starts with a slash; {@code /} is the root. */
    String contextPath();

    /** The same application at another path. */
    AppReference at(String contextPath);

    /**
     * Reads {@code com.acme.App:servlet}, {@code com.acme.App:create("prod", 3)}, {@code shop.war:/shop}, {@code
     * dir/webapp:/} ...
     *
     * @throws IllegalArgumentException as {@link ValueType} says
     */
    static AppReference parse(String text) {
        return new AppSyntax(text).read();
    }

    /**
     * A WAR or an exploded directory.
     *
     * @param path as given, resolved against {@code chdir} where that is set
     */
    record Webapp(String text, String contextPath, Path path) implements AppReference {
        @Override
        public Webapp at(String contextPath) {
            return new Webapp(text, contextPath, path);
        }
    }

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
            Optional<List<@Nullable Object>> arguments)
            implements AppReference {
        @Override
        public ServletClass at(String contextPath) {
            return new ServletClass(text, contextPath, className, member, arguments);
        }
    }
}
