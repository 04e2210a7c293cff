package io.jgun.servlet.app;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletHolder;

/**
 * Keeps what {@code init} of a servlet throws. Jetty would log its stack trace and go on with a servlet that answers 503;
 * a generation that cannot start must not start, and says why in its own words.
 */
final class InitFailures implements ServletHolder.WrapFunction {

    /** @param servlet name of its class */
    record Failure(String servlet, Throwable thrown) {}

    private final List<Failure> failures = new ArrayList<>();

    synchronized List<Failure> all() {
        return List.copyOf(failures);
    }

    private synchronized void add(Servlet servlet, Throwable thrown) {
        Servlet inner = servlet;
        while (inner instanceof ServletHolder.Wrapper wrapper) {
            inner = wrapper.getWrapped();
        }
        failures.add(new Failure(inner.getClass().getName(), thrown));
    }

    @Override
    public Servlet wrapServlet(Servlet servlet) {
        return new Observed(servlet);
    }

    private final class Observed extends ServletHolder.Wrapper {

        private boolean initialised;

        Observed(Servlet servlet) {
            super(servlet);
        }

        @Override
        public void init(ServletConfig config) throws ServletException {
            try {
                super.init(config);
                initialised = true;
            } catch (ServletException | RuntimeException | LinkageError | StackOverflowError e) {
                add(getWrapped(), e);
                // The only exception that Jetty takes without logging it.
                throw e instanceof UnavailableException unavailable
                        ? unavailable
                        : new UnavailableException(String.valueOf(e));
            }
        }

        @Override
        public void destroy() {
            // Servlet 6.0, 2.3.2.1: a servlet whose init failed is not destroyed.
            if (initialised) {
                super.destroy();
            }
        }
    }
}
