package io.jgun.arbiter;

import java.util.function.Supplier;

/**
 * The new arbiter of an upgrade, seen from the old one.
 *
 * @param process a child of this one; it stays when this one ends
 * @param words what it has said on stderr before it served; empty where that went to the log
 */
public record Successor(Process process, Supplier<String> words) {}
