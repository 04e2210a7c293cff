package io.jgun.servlet.app;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parent of every application's class loader: the JDK, and of the server's class path only the APIs that both sides
 * must agree on. An application thus never sees jgun's own SLF4J, Logback, picocli or Jetty, nor their service files, and
 * brings whichever versions it likes.
 */
final class SharedClasses extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    /** What servlet classes see of the server. */
    static final List<String> SERVLET_API =
            List.of("jakarta.servlet.", "jakarta.websocket.", "io.jgun.hooks.", "io.jgun.logging.");

    private static final String SERVICES = "META-INF/services/";

    /**
     * Providers that the shared APIs look up with the thread's context class loader. The application must find exactly
     * these classes, whatever else their packages hold.
     */
    private static final Set<String> PROVIDERS = Set.of(
            "org.eclipse.jetty.ee10.websocket.jakarta.server.config.ContainerDefaultConfigurator",
            "org.eclipse.jetty.ee10.websocket.jakarta.client.JakartaWebSocketClientContainerProvider");

    private final ClassLoader server;
    private final List<String> prefixes;

    /** @param prefixes of class names, each ending in a dot */
    SharedClasses(List<String> prefixes) {
        super("jgun-shared", ClassLoader.getPlatformClassLoader());
        this.server = SharedClasses.class.getClassLoader();
        this.prefixes = List.copyOf(prefixes);
    }

    /** True if an application must not bring its own version of this class. */
    boolean shares(String className) {
        for (String prefix : prefixes) {
            if (className.startsWith(prefix)) {
                return true;
            }
        }
        return PROVIDERS.contains(className);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (shares(name)) {
            return server.loadClass(name);
        }
        return toolOfTheJdk(name);
    }

    /** Some modules of the JDK ({@code jdk.compiler}, {@code jdk.jartool} ...) live in the system class loader. */
    private static Class<?> toolOfTheJdk(String name) throws ClassNotFoundException {
        if (name.startsWith("com.sun.") || name.startsWith("jdk.") || name.startsWith("sun.")) {
            Class<?> tool = ClassLoader.getSystemClassLoader().loadClass(name);
            if (tool.getModule().isNamed()) {
                return tool;
            }
        }
        throw new ClassNotFoundException(name);
    }

    @Override
    protected @Nullable URL findResource(String name) {
        return isShared(name) ? server.getResource(name) : null;
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        return isShared(name) ? server.getResources(name) : Collections.emptyEnumeration();
    }

    private boolean isShared(String resource) {
        if (resource.startsWith(SERVICES)) {
            return shares(resource.substring(SERVICES.length()));
        }
        return shares(resource.replace('/', '.'));
    }
}
