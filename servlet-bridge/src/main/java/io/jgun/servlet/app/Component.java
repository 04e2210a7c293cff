package io.jgun.servlet.app;

import io.jgun.posix.ExitException;
import io.jgun.servlet.start.FileAnnotations;
import io.jgun.settings.AppReference;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.websocket.server.ServerEndpoint;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.EventListener;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One thing that an APP gives to its servlet context. */
sealed interface Component {

    record OfServlet(Servlet servlet) implements Component {}

    record OfFilter(Filter filter) implements Component {}

    record OfListener(EventListener listener) implements Component {}

    record OfEndpoint(Class<?> endpoint) implements Component {}

    /** True for a class that can be served as it is. */
    static boolean accepts(Class<?> type) {
        return Servlet.class.isAssignableFrom(type)
                || Filter.class.isAssignableFrom(type)
                || EventListener.class.isAssignableFrom(type)
                || FileAnnotations.find(type, ServerEndpoint.class) != null;
    }

    /**
     * Takes apart what an APP names: an instance, a class, or a list or array of them. Instances are made of classes.
     *
     * @throws io.jgun.posix.ExitException if there is anything else in it, or nothing
     */
    static List<Component> of(AppReference app, Object value) {
        List<Component> components = new ArrayList<>();
        flatten(app, value, components);
        if (components.isEmpty()) {
            throw LoadFailure.because(app, "the list of servlets is empty");
        }
        return components;
    }

    private static void flatten(AppReference app, Object value, List<Component> into) {
        if (value instanceof Iterable<?> many) {
            many.forEach(one -> flattenElement(app, one, into));
        } else if (value.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                flattenElement(app, Array.get(value, i), into);
            }
        } else if (value instanceof Class<?> type) {
            into.add(ofClass(app, type));
        } else {
            into.add(ofInstance(app, value));
        }
    }

    private static void flattenElement(AppReference app, @Nullable Object element, List<Component> into) {
        if (element == null) {
            throw LoadFailure.because(app, "the list of servlets has a null in it");
        }
        flatten(app, element, into);
    }

    private static Component ofClass(AppReference app, Class<?> type) {
        if (!accepts(type)) {
            throw notServable(app, type, "the class " + type.getName());
        }
        // An endpoint gets an instance for each connection, from its Configurator.
        return FileAnnotations.find(type, ServerEndpoint.class) != null
                ? new OfEndpoint(type)
                : ofInstance(app, create(app, type));
    }

    private static Component ofInstance(AppReference app, Object instance) {
        if (instance instanceof Servlet servlet) {
            return new OfServlet(servlet);
        }
        if (instance instanceof Filter filter) {
            return new OfFilter(filter);
        }
        if (instance instanceof EventListener listener) {
            return new OfListener(listener);
        }
        throw notServable(
                app, instance.getClass(), "it is a " + instance.getClass().getName() + ", which");
    }

    private static ExitException notServable(AppReference app, Class<?> type, String subject) {
        String old = interfacesOf(type).contains("javax.servlet.Servlet")
                ? "\nIt implements javax.servlet.Servlet. jgun needs the Jakarta API: change the imports to"
                        + " jakarta.servlet and compile against jakarta.servlet-api 6.0."
                : "";
        return LoadFailure.because(app, subject + " is not a jakarta.servlet.Servlet, nor a list of them." + old);
    }

    private static String interfacesOf(Class<?> type) {
        List<Class<?>> all = new ArrayList<>();
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            all.addAll(List.of(c.getInterfaces()));
        }
        return all.stream().map(Class::getName).collect(Collectors.joining(" "));
    }

    private static Object create(AppReference app, Class<?> type) {
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            throw LoadFailure.because(
                    app,
                    type.getName() + " is " + (type.isInterface() ? "an interface" : "abstract")
                            + ": name a class that can be instantiated");
        }
        if (type.isMemberClass() && !Modifier.isStatic(type.getModifiers())) {
            throw LoadFailure.because(app, type.getName() + " is an inner class: make it static");
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            if (!Modifier.isPublic(constructor.getModifiers()) && Modifier.isPublic(type.getModifiers())) {
                throw noConstructor(app, type, null);
            }
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (NoSuchMethodException e) {
            throw noConstructor(app, type, e);
        } catch (InvocationTargetException | ExceptionInInitializerError e) {
            throw LoadFailure.threw(app, "the constructor of " + type.getName(), e);
        } catch (ReflectiveOperationException e) {
            throw LoadFailure.threw(app, "creating a " + type.getName(), e);
        }
    }

    private static ExitException noConstructor(AppReference app, Class<?> type, @Nullable Throwable cause) {
        return LoadFailure.because(
                app,
                type.getName() + " has no public constructor without parameters."
                        + "\nGive it one, or name a static field or factory that gives an instance:"
                        + " com.acme.App:create(\"prod\", 3)",
                cause);
    }

    /** A name for messages and for the servlet's registration. */
    default String name() {
        if (this instanceof OfServlet of) {
            ServletAnnotation annotation = ServletAnnotation.of(of.servlet().getClass());
            return annotation == null || annotation.name().isEmpty()
                    ? of.servlet().getClass().getName()
                    : annotation.name();
        }
        if (this instanceof OfFilter of) {
            return of.filter().getClass().getName();
        }
        return this instanceof OfEndpoint of ? of.endpoint().getName() : toString();
    }
}
