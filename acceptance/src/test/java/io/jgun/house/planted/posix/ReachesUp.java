package io.jgun.house.planted.posix;

import io.jgun.house.planted.cli.Top;

/** Offends: the lowest floor imports the highest. Its package is not null-marked either. */
public final class ReachesUp {

    private ReachesUp() {}

    public static String up() {
        return Top.name();
    }
}
