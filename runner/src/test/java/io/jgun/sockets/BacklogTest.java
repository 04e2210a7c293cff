package io.jgun.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jgun.settings.BindAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BacklogTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "::1", "::"})
    void countsConnectionsThatNobodyHasAccepted(String host) throws IOException {
        assumeThat(Files.exists(Path.of("/proc/net/tcp"))).as("Linux").isTrue();
        List<Listener> listeners =
                Listeners.open(List.of(new BindAddress.Inet(host, 0)), new SocketOptions(10, 0, false));
        try (Listener listener = listeners.get(0)) {
            assertThat(Backlog.of(listeners)).isEqualTo(OptionalInt.of(0));
            InetAddress target = InetAddress.getByName(
                    switch (host) {
                        case "0.0.0.0" -> "127.0.0.1";
                        case "::" -> "::1";
                        default -> host;
                    });
            try (Socket first = new Socket(target, listener.port());
                    Socket second = new Socket(target, listener.port())) {
                assertThat(Backlog.of(listeners)).isEqualTo(OptionalInt.of(2));
                listener.channel().accept().close();
                assertThat(Backlog.of(listeners)).isEqualTo(OptionalInt.of(1));
                assertThat(List.of(first, second)).allMatch(Socket::isConnected);
            }
        }
    }
}
