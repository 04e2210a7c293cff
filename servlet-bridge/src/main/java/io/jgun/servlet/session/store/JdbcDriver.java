package io.jgun.servlet.session.store;

import io.jgun.settings.ClassPath;
import java.io.IOException;
import java.net.URLClassLoader;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * The driver of a database: of jgun's own libraries, or of the class path of the settings, in a class loader of its own,
 * which no reload replaces.
 *
 * @param driver null if there is none for that URL
 * @param others the drivers that are there and are for something else, and what is wrong with one
 */
record JdbcDriver(@Nullable Driver driver, List<String> others, URLClassLoader loader) implements AutoCloseable {

    static JdbcDriver of(String url, ClassPath classPath) {
        URLClassLoader loader =
                new URLClassLoader("jgun-session-driver", classPath.urls(), JdbcDriver.class.getClassLoader());
        List<String> others = new ArrayList<>();
        Iterator<Driver> drivers = ServiceLoader.load(Driver.class, loader).iterator();
        while (true) {
            try {
                if (!drivers.hasNext()) {
                    return new JdbcDriver(null, others, loader);
                }
                Driver driver = drivers.next();
                if (driver.acceptsURL(url)) {
                    return new JdbcDriver(driver, others, loader);
                }
                others.add(driver.getClass().getName());
            } catch (ServiceConfigurationError | SQLException | LinkageError e) {
                others.add(String.valueOf(e.getMessage()));
            }
        }
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
