package io.jgun.house.planted.sockets;

import io.jgun.house.planted.logging.Pong;

/** Offends: half of a cycle. */
public final class Ping {

    private Ping() {}

    public static int ping(int depth) {
        return depth == 0 ? 0 : Pong.pong(depth - 1);
    }
}
