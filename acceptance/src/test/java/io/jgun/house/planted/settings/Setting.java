package io.jgun.house.planted.settings;

/** Stands for a setting. */
public record Setting(String name) {}
