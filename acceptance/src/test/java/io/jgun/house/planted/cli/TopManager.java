package io.jgun.house.planted.cli;

/** Offends: a name that says nothing. */
public interface TopManager {}
