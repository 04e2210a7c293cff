package io.jgun.servlet.start;

import java.security.AccessController;
import java.security.PrivilegedAction;
import org.jspecify.annotations.Nullable;

/**
 * What Jetty asks Java 17's security for, which it does through method handles. What the build makes of Jetty's
 * PrivilegedThreadFactory and ServletContextHandler calls this.
 */
public final class OldSecurity {

    private OldSecurity() {}

    /**
     * Runs the action without the caller's context, which a thread of Java 17 would keep, and with it the classes of an
     * application. Jetty does the same through method handles, for which Java makes classes at run time.
     */
    @SuppressWarnings("removal") // later versions of Java just run it
    public static Object doPrivileged(PrivilegedAction<?> action) {
        return AccessController.doPrivileged(action);
    }

    /** That of Java 17 to 23, if it has one. */
    @SuppressWarnings("removal")
    public static @Nullable Object securityManager() {
        return System.getSecurityManager();
    }
}
