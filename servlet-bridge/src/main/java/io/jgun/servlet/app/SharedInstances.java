package io.jgun.servlet.app;

import io.jgun.settings.AppReference;
import jakarta.servlet.Servlet;
import java.util.IdentityHashMap;
import java.util.List;

/** The servlet instances of a generation: each has one context, so {@code init} and {@code destroy} run once. */
final class SharedInstances {

    private final IdentityHashMap<Servlet, AppReference> owners = new IdentityHashMap<>();

    void claim(AppReference app, List<Component> components) {
        for (Component component : components) {
            if (component instanceof Component.OfServlet of) {
                AppReference other = owners.putIfAbsent(of.servlet(), app);
                if (other != null) {
                    throw LoadFailure.because(
                            app,
                            "the same instance of " + of.servlet().getClass().getName() + " is already served by "
                                    + other.text() + ". Name the class, or a factory, to get an instance for each.");
                }
            }
        }
    }
}
