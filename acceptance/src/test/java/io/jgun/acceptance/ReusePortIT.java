package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code reuse_port}: two servers at one address, which both serve it. */
@BesideOthers
class ReusePortIT {

    private final URI address = URI.create("http://127.0.0.1:" + Http.freePort());

    @ParameterizedTest
    @EnumSource(Isolation.class)
    void twoServersDivideTheConnectionsOfOnePort(Isolation isolation) {
        try (JgunProcess first = server(isolation);
                JgunProcess second = server(isolation)) {
            try (LoadClient load = LoadClient.of(address).shortLived(4).start()) {
                load.awaitMore(200);
                assertThat(load.stop().failures()).as(load::toString).isEmpty();
            }
            for (JgunProcess server : new JgunProcess[] {first, second}) {
                server.signal("TERM");
                Jgun.Outcome outcome = server.awaitExit();
                assertThat(outcome.exit()).isZero();
                assertThat(outcome.out()).contains("\"GET / HTTP/1.1\" 200 ");
            }
        }
    }

    @Test
    void oneThatDoesNotSaySoFindsTheAddressTaken() {
        try (JgunProcess server = server(Isolation.THREADS)) {
            try (JgunProcess second = Jgun.command("--bind", address.getAuthority(), "com.acme.App:servlet")
                    .withSamples()
                    .start()) {
                second.awaitLine("Connection in use: ('127.0.0.1', " + address.getPort() + ")");
            }
            assertThat(Http.get(address).statusCode()).isEqualTo(200);
            server.signal("TERM");
            assertThat(server.awaitExit().exit()).isZero();
        }
    }

    private JgunProcess server(Isolation isolation) {
        JgunProcess server = Jgun.command("--reuse-port", "--bind", address.getAuthority(), "--access-logfile", "-")
                .with("--workers", "1", "com.acme.App:servlet")
                .with(isolation)
                .withSamples()
                .start();
        server.awaitBooted(1);
        return server;
    }
}
