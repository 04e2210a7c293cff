package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A system that gives no more descriptors: connections wait, the log tells why, and it goes on when there are some. */
@BesideOthers
class OpenFilesIT {

    private static final int FILES = 250;
    private static final String REFUSED = "Cannot accept a connection, will try again: Too many open files";

    @Test
    void connectionsWaitWhileNoMoreFilesCanBeOpened() throws IOException {
        Jgun command = Jgun.command("--bind", "127.0.0.1:0", "com.acme.App:servlet")
                .withSamples()
                .through("sh", "-c", "ulimit -n " + FILES + "; exec \"$@\"", "sh");
        try (JgunProcess server = command.start()) {
            URI address = server.awaitListening();
            assertThat(Http.get(address).statusCode()).isEqualTo(200);
            List<SocketChannel> many = new ArrayList<>();
            try {
                for (int i = 0; i < FILES; i++) {
                    many.add(SocketChannel.open(new InetSocketAddress(address.getHost(), address.getPort())));
                }
                server.awaitLine(REFUSED);
            } finally {
                for (SocketChannel each : many) {
                    each.close();
                }
            }
            await().untilAsserted(
                            () -> assertThat(Http.get(address).statusCode()).isEqualTo(200));
            assertThat(server.lines(REFUSED)).as("told again and again").hasSizeLessThan(10);
        }
    }
}
