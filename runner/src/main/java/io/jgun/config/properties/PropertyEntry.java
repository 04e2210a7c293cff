package io.jgun.config.properties;

import io.jgun.config.Origin;

/**
 * One {@code name = text} of a properties file.
 *
 * @param text the value with escapes resolved and continued lines joined
 * @param origin line and column where the value begins (of the name, if the value is empty)
 */
public record PropertyEntry(String name, String text, Origin origin) {}
