package io.jgun.servlet.retired;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import org.jspecify.annotations.Nullable;

/** Private fields of the JDK, as far as bin/jgun has opened them ({@code --add-opens}) and this JDK has them. */
final class Insides {

    private Insides() {}

    /** Null if it cannot be read. */
    static @Nullable Field field(Class<?> type, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException | InaccessibleObjectException e) {
            return null;
        }
    }

    /** Null if it cannot be read. */
    static @Nullable Field field(String type, String name) {
        try {
            return field(Class.forName(type, false, null), name);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    /** Null if there is no such field, or no object. */
    static @Nullable Object get(@Nullable Field field, @Nullable Object object) {
        return object == null ? null : read(field, object);
    }

    /** Null if there is no such field. */
    static @Nullable Object getStatic(@Nullable Field field) {
        return read(field, null);
    }

    private static @Nullable Object read(@Nullable Field field, @Nullable Object object) {
        try {
            return field == null ? null : field.get(object);
        } catch (IllegalAccessException e) {
            return null;
        }
    }
}
