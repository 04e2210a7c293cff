package io.jgun.servlet.app;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Converts a plain value of a config file or of the command line to the type of a parameter. */
final class Literal {

    /** Costs of a conversion: the lowest sum wins among overloads. */
    private static final int EXACT = 0;

    private static final int WIDENED = 1;
    private static final int NARROWED = 2;
    private static final int GENERAL = 4;

    /** @param cost how far the type is from the literal's own */
    record Converted(@Nullable Object value, int cost) {}

    private Literal() {}

    /** Empty if the type cannot take the value, also if a number does not fit. */
    static Optional<Converted> convert(@Nullable Object literal, Type type) {
        if (literal == null) {
            return type instanceof Class<?> c && c.isPrimitive()
                    ? Optional.empty()
                    : Optional.of(new Converted(null, EXACT));
        }
        if (type instanceof ParameterizedType generic) {
            return convertGeneric(literal, generic);
        }
        if (!(type instanceof Class<?> target)) {
            return Optional.of(new Converted(literal, GENERAL));
        }
        if (target.isArray()) {
            return literal instanceof List<?> list ? convertArray(list, target.getComponentType()) : Optional.empty();
        }
        if (target == Object.class || target == Object[].class) {
            return Optional.of(new Converted(literal, GENERAL));
        }
        if (literal instanceof Number number) {
            return convertNumber(number, target);
        }
        if (literal instanceof String text) {
            return convertText(text, target);
        }
        if (literal instanceof Boolean) {
            return target == boolean.class || target == Boolean.class
                    ? Optional.of(new Converted(literal, EXACT))
                    : Optional.empty();
        }
        return target.isInstance(literal) ? Optional.of(new Converted(literal, EXACT)) : Optional.empty();
    }

    private static Optional<Converted> convertNumber(Number number, Class<?> target) {
        boolean integral = !(number instanceof Double);
        try {
            BigDecimal value = new BigDecimal(number.toString());
            if (target == int.class || target == Integer.class) {
                return integral ? found(value.intValueExact(), WIDENED) : Optional.empty();
            }
            if (target == long.class || target == Long.class || target == Number.class) {
                return integral ? found(value.longValueExact(), EXACT) : found(number, target);
            }
            if (target == short.class || target == Short.class) {
                return integral ? found(value.shortValueExact(), NARROWED) : Optional.empty();
            }
            if (target == double.class || target == Double.class) {
                return found(number.doubleValue(), integral ? NARROWED : EXACT);
            }
            if (target == float.class || target == Float.class) {
                return found(number.floatValue(), integral ? NARROWED : WIDENED);
            }
            if (target == BigInteger.class) {
                return integral ? found(value.toBigIntegerExact(), NARROWED) : Optional.empty();
            }
            return target == BigDecimal.class ? found(value, NARROWED) : Optional.empty();
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Converted> found(Number number, Class<?> target) {
        return target.isInstance(number) ? found(number, WIDENED) : Optional.empty();
    }

    private static Optional<Converted> found(Object value, int cost) {
        return Optional.of(new Converted(value, cost));
    }

    private static Optional<Converted> convertText(String text, Class<?> target) {
        if (target.isAssignableFrom(String.class)) {
            return found(text, target == String.class ? EXACT : WIDENED);
        }
        if (target == Path.class) {
            return found(Path.of(text), NARROWED);
        }
        if ((target == char.class || target == Character.class) && text.length() == 1) {
            return found(text.charAt(0), NARROWED);
        }
        if (target.isEnum()) {
            return Arrays.stream(target.getEnumConstants())
                    .filter(constant -> ((Enum<?>) constant).name().equals(text))
                    .findFirst()
                    .map(constant -> new Converted(constant, NARROWED));
        }
        return Optional.empty();
    }

    private static Optional<Converted> convertGeneric(Object literal, ParameterizedType type) {
        Type[] parameters = type.getActualTypeArguments();
        if (literal instanceof List<?> list
                && ((Class<?>) type.getRawType()).isAssignableFrom(List.class)
                && parameters.length == 1) {
            return convertAll(list, parameters[0]).map(values -> new Converted(values, EXACT));
        }
        if (literal instanceof Map<?, ?> map
                && ((Class<?>) type.getRawType()).isAssignableFrom(Map.class)
                && parameters.length == 2) {
            return convertMap(map, parameters);
        }
        return convert(literal, type.getRawType());
    }

    private static Optional<Converted> convertMap(Map<?, ?> map, Type[] parameters) {
        Map<Object, Object> converted = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Optional<Converted> key = convert(entry.getKey(), parameters[0]);
            Optional<Converted> value = convert(entry.getValue(), parameters[1]);
            if (key.isEmpty() || value.isEmpty()) {
                return Optional.empty();
            }
            put(converted, key.get(), value.get());
        }
        return Optional.of(new Converted(converted, EXACT));
    }

    @SuppressWarnings("NullAway") // None is a legal key and value.
    private static void put(Map<Object, Object> map, Converted key, Converted value) {
        map.put(key.value(), value.value());
    }

    private static Optional<List<@Nullable Object>> convertAll(List<?> list, Type type) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Object element : list) {
            Optional<Converted> value = convert(element, type);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get().value());
        }
        return Optional.of(values);
    }

    private static Optional<Converted> convertArray(List<?> list, Class<?> component) {
        return convertAll(list, component).map(values -> {
            Object array = java.lang.reflect.Array.newInstance(component, values.size());
            for (int i = 0; i < values.size(); i++) {
                java.lang.reflect.Array.set(array, i, values.get(i));
            }
            return new Converted(array, WIDENED);
        });
    }

    /** As one would write it. */
    static String describe(@Nullable Object literal) {
        if (literal instanceof String text) {
            return '"' + text + '"';
        }
        return literal == null ? "None" : String.valueOf(literal);
    }

    /** {@code int}, {@code String}, {@code List<String>}. */
    static String describeType(Type type) {
        if (type instanceof Class<?> c) {
            return c.getSimpleName();
        }
        if (type instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments())
                    .map(Literal::describeType)
                    .collect(Collectors.joining(", ", describeType(generic.getRawType()) + "<", ">"));
        }
        return type.getTypeName();
    }
}
