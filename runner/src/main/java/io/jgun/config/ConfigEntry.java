package io.jgun.config;

import org.jspecify.annotations.Nullable;

/**
 * One assignment of a config file, by the name that was assigned.
 *
 * @param name as written: a setting, a hook, or a name of the user's own
 * @param value plain Java: {@code null} (None), Boolean, Long, BigInteger, Double, String, byte[], List, Map (insertion
 *     order), Set, {@link ConfigFunction}, {@link PythonOnly}; never a type of the reader's own. Collections are copies
 * @param origin where the assignment stands
 */
public record ConfigEntry(String name, @Nullable Object value, Origin origin) {}
