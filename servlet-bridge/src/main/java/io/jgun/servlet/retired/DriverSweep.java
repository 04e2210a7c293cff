package io.jgun.servlet.retired;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Function;

/**
 * Finds the JDBC drivers of the class loader that has defined this class. {@link DriverManager} shows and gives up drivers
 * only to classes of their own loader, so {@link JdbcDrivers} defines a copy of this one there. It may use the JDK only.
 */
public final class DriverSweep implements Function<Boolean, List<String>> {

    /** Instantiated in the application's class loader. */
    public DriverSweep() {}

    /**
     * The class names of the drivers.
     *
     * @param deregister whether to take them out
     */
    @Override
    public List<String> apply(Boolean deregister) {
        List<String> names = new ArrayList<>();
        for (Enumeration<Driver> drivers = DriverManager.getDrivers(); drivers.hasMoreElements(); ) {
            Driver driver = drivers.nextElement();
            if (driver.getClass().getClassLoader() == DriverSweep.class.getClassLoader()) {
                names.add(driver.getClass().getName());
                try {
                    if (deregister) {
                        DriverManager.deregisterDriver(driver);
                    }
                } catch (SQLException | RuntimeException refused) {
                    names.add(refused.toString());
                }
            }
        }
        return names;
    }
}
