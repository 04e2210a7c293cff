package io.jgun.settings;

import java.util.List;

/** Settings of the section Server Socket. */
public final class ServerSocket {

    public static final Setting<List<BindAddress>> BIND =
            new Setting<>("bind", () -> List.of(new BindAddress.Inet("127.0.0.1", 8000)));

    public static final Setting<Integer> BACKLOG = new Setting<>("backlog", () -> 2048);

    private ServerSocket() {}
}
