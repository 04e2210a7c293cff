package io.jgun.servlet.retired;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.sql.Driver;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The drivers that {@link java.sql.DriverManager} knows, which loads and keeps those of the application. */
public final class JdbcDrivers implements Place {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcDrivers.class);
    private static final String SERVICE = "META-INF/services/java.sql.Driver";

    JdbcDrivers() {}

    /**
     * Registers the drivers that an application brings along. {@link java.sql.DriverManager} looks for them once in the
     * life of the JVM, so it would not see those of the next generation, nor of a second webapp.
     *
     * @param loader also the context class loader of the calling thread
     */
    public static void register(ClassLoader loader) {
        // Not also those of its parents, which are not the application's.
        URL drivers = loader instanceof URLClassLoader own ? own.findResource(SERVICE) : loader.getResource(SERVICE);
        if (drivers == null) {
            return;
        }
        try {
            // Each registers itself when its class is loaded.
            ServiceLoader.load(Driver.class, loader).forEach(driver -> LOG.debug("JDBC driver {}", driver));
        } catch (ServiceConfigurationError | LinkageError unusable) {
            // As DriverManager does: whoever needs the driver will be told.
            LOG.debug("A JDBC driver of the application cannot be loaded", unusable);
        }
    }

    @Override
    public void clear(LoaderFamily family) {
        sweep(family, true).forEach(name -> LOG.debug("Deregistered the JDBC driver {}", name));
    }

    @Override
    public List<String> find(LoaderFamily family) {
        return sweep(family, false).stream()
                .map(name -> "JDBC driver " + name + ": deregister it when the application ends")
                .toList();
    }

    private static List<String> sweep(LoaderFamily family, boolean deregister) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // DriverManager would look for more drivers, if nobody has asked it yet.
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            List<String> names = new ArrayList<>();
            for (ClassLoader loader : family.alive()) {
                names.addAll(sweepOf(loader).apply(deregister));
            }
            return names;
        } catch (ReflectiveOperationException | InaccessibleObjectException | IOException e) {
            throw new IllegalStateException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @SuppressWarnings("unchecked")
    private static Function<Boolean, List<String>> sweepOf(ClassLoader loader)
            throws ReflectiveOperationException, IOException {
        return (Function<Boolean, List<String>>)
                defined(loader).getDeclaredConstructor().newInstance();
    }

    private static Class<?> defined(ClassLoader loader) throws ReflectiveOperationException, IOException {
        String name = DriverSweep.class.getName();
        Method find = ClassLoader.class.getDeclaredMethod("findLoadedClass", String.class);
        find.setAccessible(true);
        @Nullable Class<?> found = (Class<?>) find.invoke(loader, name);
        if (found != null) {
            return found;
        }
        Method define =
                ClassLoader.class.getDeclaredMethod("defineClass", String.class, byte[].class, int.class, int.class);
        define.setAccessible(true);
        byte[] bytes = bytes();
        return (Class<?>) define.invoke(loader, name, bytes, 0, bytes.length);
    }

    private static byte[] bytes() throws IOException {
        try (InputStream file = JdbcDrivers.class.getResourceAsStream("DriverSweep.class")) {
            return Objects.requireNonNull(file).readAllBytes();
        }
    }
}
