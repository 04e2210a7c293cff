package io.jgun.house.planted.logging;

import io.jgun.house.planted.sockets.Ping;

/** Offends: the other half of a cycle. */
public final class Pong {

    private Pong() {}

    public static int pong(int depth) {
        return depth == 0 ? 0 : Ping.ping(depth - 1);
    }
}
