package io.jgun.servlet.app;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A static method with literal arguments, converted to the types of its parameters. */
final class FactoryCall {

    private final Method method;
    private final @Nullable Object[] arguments;
    private final int cost;

    private FactoryCall(Method method, @Nullable Object[] arguments, int cost) {
        this.method = method;
        this.arguments = arguments;
        this.cost = cost;
    }

    /** The overload whose parameters are nearest to the literals; of equals the first by signature, so always the same. */
    static Optional<FactoryCall> choose(List<Method> overloads, List<Object> literals) {
        return overloads.stream()
                .sorted(Comparator.comparing(Method::toString))
                .flatMap(method -> fit(method, literals).stream())
                .min(Comparator.comparingInt(call -> call.cost));
    }

    private static Optional<FactoryCall> fit(Method method, List<Object> literals) {
        Type[] types = method.getGenericParameterTypes();
        if (!method.isVarArgs()) {
            return types.length == literals.size() ? fit(method, Arrays.asList(types), literals) : Optional.empty();
        }
        int fixed = types.length - 1;
        if (literals.size() < fixed) {
            return Optional.empty();
        }
        Class<?> component = method.getParameterTypes()[fixed].getComponentType();
        List<Type> expanded = Stream.concat(
                        Arrays.stream(types, 0, fixed),
                        Stream.<Type>generate(() -> component).limit(literals.size() - fixed))
                .toList();
        return fit(method, expanded, literals).map(call -> call.gather(fixed, component));
    }

    private static Optional<FactoryCall> fit(Method method, List<Type> types, List<Object> literals) {
        @Nullable Object[] converted = new @Nullable Object[literals.size()];
        int cost = 0;
        for (int i = 0; i < converted.length; i++) {
            Optional<Literal.Converted> value = Literal.convert(literals.get(i), types.get(i));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            converted[i] = value.get().value();
            cost += value.get().cost();
        }
        return Optional.of(new FactoryCall(method, converted, cost));
    }

    /** Puts the arguments from {@code fixed} on into the array that a method with variable arguments takes. */
    private FactoryCall gather(int fixed, Class<?> component) {
        Object rest = Array.newInstance(component, arguments.length - fixed);
        for (int i = fixed; i < arguments.length; i++) {
            Array.set(rest, i - fixed, arguments[i]);
        }
        @Nullable Object[] gathered = Arrays.copyOf(arguments, fixed + 1);
        gathered[fixed] = rest;
        return new FactoryCall(method, gathered, cost + 1);
    }

    @Nullable
    Object invoke() throws InvocationTargetException {
        try {
            method.setAccessible(true);
            return method.invoke(null, arguments);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code ("prod", 3)}. */
    static String describe(List<Object> literals) {
        return literals.stream().map(Literal::describe).collect(Collectors.joining(", ", "(", ")"));
    }

    /** One line for each method, {@code create(String, int)}. */
    static String signatures(List<Method> methods) {
        return methods.stream()
                .map(method -> "\n  " + method.getName()
                        + Arrays.stream(method.getGenericParameterTypes())
                                .map(Literal::describeType)
                                .collect(Collectors.joining(", ", "(", ")")))
                .sorted()
                .collect(Collectors.joining());
    }
}
