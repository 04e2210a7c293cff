package io.jgun.arbiter;

import java.util.OptionalInt;

/** The new arbiter of an upgrade, seen from the old one. It stays when this one ends. */
public interface Successor {

    long pid();

    boolean isAlive();

    /** How it has ended; empty if that was told to another process. */
    OptionalInt exitCode();

    /** What it has said on stderr before it served; empty where that went to the log. To be asked once, when it has ended. */
    String words();
}
