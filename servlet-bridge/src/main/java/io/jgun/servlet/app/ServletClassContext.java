package io.jgun.servlet.app;

import io.jgun.servlet.start.FileAnnotations;
import io.jgun.settings.AppReference;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletSecurityElement;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebFilter;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.servlet.security.ConstraintSecurityHandler;

/** The servlet context of an APP that names classes: registers its components as their annotations say. */
final class ServletClassContext {

    /**
     * Where a servlet without {@code @WebServlet} answers: the whole context, so that {@code getPathInfo} is the path. As
     * {@code /} it would be the default servlet, whose {@code getPathInfo} is null.
     */
    private static final String WHOLE_CONTEXT = "/*";

    private final AppReference app;
    private final ServletContextHandler context;
    private final Map<String, String> mapped = new HashMap<>();

    ServletClassContext(AppReference app, ServletContextHandler context) {
        this.app = app;
        this.context = context;
    }

    void add(List<Component> components) {
        components.forEach(this::add);
        List<Class<?>> endpoints = components.stream()
                .filter(Component.OfEndpoint.class::isInstance)
                .<Class<?>>map(component -> ((Component.OfEndpoint) component).endpoint())
                .toList();
        boolean listening = components.stream().anyMatch(Component.OfListener.class::isInstance);
        if (!endpoints.isEmpty() || listening) {
            WebSocketSupport.enable(context, endpoints);
        }
    }

    private void add(Component component) {
        if (component instanceof Component.OfServlet of) {
            add(component.name(), of.servlet());
        } else if (component instanceof Component.OfFilter of) {
            add(component.name(), of.filter());
        } else if (component instanceof Component.OfListener of) {
            context.addEventListener(of.listener());
        }
    }

    private void add(String name, Servlet servlet) {
        Class<? extends Servlet> type = servlet.getClass();
        ServletHolder holder = new ServletHolder(servlet);
        holder.setName(name);
        // Everything is initialised before the generation takes traffic, whatever loadOnStartup says: it gives the
        // order.
        holder.setInitOrder(Integer.MAX_VALUE);
        holder.setAsyncSupported(true);
        ServletAnnotation annotation = ServletAnnotation.of(type);
        if (annotation != null) {
            configure(holder, annotation);
        }
        String[] patterns = annotation == null ? new String[] {WHOLE_CONTEXT} : patterns(name, annotation);
        for (String pattern : patterns) {
            claim(pattern, name);
            context.addServlet(holder, pattern);
            secure(type, name, pattern);
        }
        MultipartConfig multipart = FileAnnotations.find(type, MultipartConfig.class);
        if (multipart != null) {
            holder.getRegistration().setMultipartConfig(new MultipartConfigElement(multipart));
        }
    }

    private static void configure(ServletHolder holder, ServletAnnotation annotation) {
        if (annotation.loadOnStartup() >= 0) {
            holder.setInitOrder(annotation.loadOnStartup());
        }
        holder.setAsyncSupported(annotation.asyncSupported());
        if (!annotation.displayName().isEmpty()) {
            holder.setDisplayName(annotation.displayName());
        }
        annotation.initParams().forEach(holder::setInitParameter);
    }

    private String[] patterns(String name, ServletAnnotation annotation) {
        if (!annotation.value().isEmpty() && !annotation.urlPatterns().isEmpty()) {
            throw LoadFailure.because(app, "@WebServlet of " + name + " has both value and urlPatterns: keep one");
        }
        List<String> patterns = annotation.value().isEmpty() ? annotation.urlPatterns() : annotation.value();
        return patterns.isEmpty()
                ? new String[] {WHOLE_CONTEXT}
                : patterns.stream().map(p -> checked(name, p)).toArray(String[]::new);
    }

    private String checked(String name, String pattern) {
        if (pattern.isEmpty() || pattern.startsWith("/") || pattern.startsWith("*.")) {
            return pattern;
        }
        throw LoadFailure.because(
                app,
                "the URL pattern \"" + pattern + "\" of " + name + " must begin with / or *. (is it \"/" + pattern
                        + "\"?)");
    }

    private void claim(String pattern, String name) {
        String other = mapped.putIfAbsent(pattern, name);
        if (other != null) {
            throw LoadFailure.because(
                    app,
                    other + " and " + name + " are both mapped to " + pattern
                            + ". Give them different URL patterns with @WebServlet(\"/path\").");
        }
    }

    private void secure(Class<? extends Servlet> type, String name, String pattern) {
        ServletSecurity security = FileAnnotations.find(type, ServletSecurity.class);
        if (security == null) {
            return;
        }
        if (!(context.getSecurityHandler() instanceof ConstraintSecurityHandler)) {
            context.setSecurityHandler(new ConstraintSecurityHandler());
        }
        ConstraintSecurityHandler handler = (ConstraintSecurityHandler) context.getSecurityHandler();
        ConstraintSecurityHandler.createConstraintsWithMappingsForPath(
                        name, pattern, new ServletSecurityElement(security))
                .forEach(handler::addConstraintMapping);
    }

    private void add(String name, Filter filter) {
        FilterHolder holder = new FilterHolder(filter);
        holder.setName(name);
        holder.setAsyncSupported(true);
        WebFilter annotation = FileAnnotations.find(filter.getClass(), WebFilter.class);
        if (annotation == null) {
            context.addFilter(holder, WHOLE_CONTEXT, EnumSet.of(DispatcherType.REQUEST));
            return;
        }
        holder.setAsyncSupported(annotation.asyncSupported());
        ServletAnnotation.parameters(annotation.initParams()).forEach(holder::setInitParameter);
        String[] patterns = annotation.value().length > 0 ? annotation.value() : annotation.urlPatterns();
        EnumSet<DispatcherType> types = EnumSet.copyOf(List.of(annotation.dispatcherTypes()));
        for (String pattern : patterns.length == 0 ? new String[] {WHOLE_CONTEXT} : patterns) {
            context.addFilter(holder, checked(name, pattern), types);
        }
    }
}
