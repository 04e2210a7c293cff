package io.jgun.servlet.app;

import io.jgun.posix.ExitException;
import io.jgun.settings.AppReference;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an APP names in a class: the value of a static field, the result of a static method, a nested class, the class. */
final class ServletMember {

    private static final int MOST_NAMES = 20;

    /** Gunicorn's name for the member that is meant when none is named. */
    static final String DEFAULT_MEMBER = "application";

    private final AppReference.ServletClass app;
    private final Class<?> type;

    ServletMember(AppReference.ServletClass app, Class<?> type) {
        this.app = app;
        this.type = type;
    }

    /** A servlet, a class, or a list of them: not checked yet. */
    Object value() {
        if (app.member().isEmpty()) {
            return app.arguments().isPresent()
                    ? call(DEFAULT_MEMBER, app.arguments().get())
                    : classItself();
        }
        String member = app.member().get();
        if (app.arguments().isPresent()) {
            return call(member, app.arguments().get());
        }
        return named(member).orElseThrow(() -> noMember(member));
    }

    private Object classItself() {
        if (Component.accepts(type)) {
            return type;
        }
        return named(DEFAULT_MEMBER)
                .orElseThrow(() -> LoadFailure.because(
                        app,
                        type.getName() + " is not a servlet (it does not implement jakarta.servlet.Servlet) and has no"
                                + " static member \"" + DEFAULT_MEMBER + "\"." + candidates()));
    }

    private Optional<Object> named(String member) {
        Optional<Field> field =
                staticFields().filter(f -> f.getName().equals(member)).findFirst();
        if (field.isPresent()) {
            return Optional.of(read(field.get()));
        }
        Optional<Class<?>> nested =
                nestedClasses().filter(c -> c.getSimpleName().equals(member)).findFirst();
        if (nested.isPresent()) {
            return Optional.of(nested.get());
        }
        return staticMethods().anyMatch(m -> m.getName().equals(member))
                ? Optional.of(call(member, List.of()))
                : Optional.empty();
    }

    private Object read(Field field) {
        try {
            field.setAccessible(true);
            return present(field.get(null), "the field " + field.getName());
        } catch (IllegalAccessException | ExceptionInInitializerError e) {
            throw LoadFailure.threw(app, "reading the field " + field.getName(), e);
        }
    }

    private Object call(String name, List<Object> arguments) {
        List<Method> overloads =
                staticMethods().filter(m -> m.getName().equals(name)).toList();
        if (overloads.isEmpty()) {
            throw noMember(name);
        }
        FactoryCall call = FactoryCall.choose(overloads, arguments)
                .orElseThrow(() -> LoadFailure.because(
                        app,
                        "no method " + name + " of " + type.getName() + " takes " + FactoryCall.describe(arguments)
                                + ". It has:" + FactoryCall.signatures(overloads)));
        try {
            return present(call.invoke(), name + FactoryCall.describe(arguments));
        } catch (InvocationTargetException e) {
            throw LoadFailure.threw(app, name + FactoryCall.describe(arguments), e);
        }
    }

    private Object present(@Nullable Object value, String what) {
        if (value == null) {
            throw LoadFailure.because(
                    app, what + " of " + type.getName() + " gave null. It must give a servlet, a class, or a list.");
        }
        return value;
    }

    private ExitException noMember(String member) {
        List<String> names = memberNames();
        return LoadFailure.because(
                app,
                type.getName() + " has no static field, static method or nested class \"" + member + "\"."
                        + hint(member) + NearestNames.question(NearestNames.of(member, names)) + candidates());
    }

    private String hint(String member) {
        boolean instanceMember = Stream.concat(
                        Arrays.stream(type.getDeclaredFields()).map(Field::getName),
                        Arrays.stream(type.getDeclaredMethods()).map(Method::getName))
                .anyMatch(member::equals);
        return instanceMember ? " \"" + member + "\" is there, but not static." : "";
    }

    private String candidates() {
        List<String> names = memberNames();
        return names.isEmpty()
                ? "\n" + type.getName() + " has no static members that jgun could use."
                : "\nStatic members of " + type.getName() + ": "
                        + names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
                        + (names.size() > MOST_NAMES ? ", and " + (names.size() - MOST_NAMES) + " more" : "");
    }

    private List<String> memberNames() {
        return Stream.of(
                        staticFields().map(Field::getName),
                        staticMethods().map(Method::getName),
                        nestedClasses().map(Class::getSimpleName))
                .flatMap(names -> names)
                .distinct()
                .sorted()
                .toList();
    }

    private Stream<Field> staticFields() {
        return Arrays.stream(type.getDeclaredFields())
                .filter(f -> Modifier.isStatic(f.getModifiers()) && !f.isSynthetic());
    }

    private Stream<Method> staticMethods() {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(m -> Modifier.isStatic(m.getModifiers()) && !m.isSynthetic());
    }

    private Stream<Class<?>> nestedClasses() {
        return Arrays.stream(type.getDeclaredClasses());
    }
}
