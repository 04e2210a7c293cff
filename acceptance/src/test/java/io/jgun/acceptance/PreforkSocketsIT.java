package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Worker processes share up to three listening sockets, and still have their standard streams. */
@BesideOthers
@Timeout(120)
class PreforkSocketsIT {

    @TempDir
    Path directory;

    private final int port = Http.freePort();
    private final int other = Http.freePort();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void eachAddressIsServedAndStreamsLeadWhereTheyShould(int count) {
        Path socket = directory.resolve("jgun.sock");
        List<String> binds = List.of("127.0.0.1:" + port, "unix:" + socket, "[::1]:" + other);
        try (JgunProcess server = Jgun.command("--prefork", "--workers", "2", "--access-logfile", "-")
                .with(binds.stream()
                        .limit(count)
                        .flatMap(bind -> Stream.of("--bind", bind))
                        .toArray(String[]::new))
                .with("com.acme.App:servlet")
                .withSamples()
                .start()) {
            server.awaitBooted(2);
            try (LoadClient tcp = load(LoadClient.of(URI.create("http://127.0.0.1:" + port)), "/tcp")) {
                if (count > 1) {
                    try (LoadClient unix = load(LoadClient.of(socket), "/unix")) {
                        if (count > 2) {
                            try (LoadClient six = load(LoadClient.of(URI.create("http://[::1]:" + other)), "/six")) {
                                six.awaitMore(10);
                                assertThat(six.stop().failures())
                                        .as(six::toString)
                                        .isEmpty();
                            }
                        }
                        unix.awaitMore(10);
                        assertThat(unix.stop().failures()).as(unix::toString).isEmpty();
                    }
                }
                tcp.awaitMore(10);
                assertThat(tcp.stop().failures()).as(tcp::toString).isEmpty();
            }
            server.signal("TERM");
            Jgun.Outcome outcome = server.awaitExit();
            assertThat(outcome.exit()).isZero();
            assertThat(socket).doesNotExist();
            assertThat(outcome.out().lines()).allMatch(line -> line.contains(" HTTP/1.1\" 200 "));
            assertThat(Stream.of("/tcp", "/unix", "/six").filter(outcome.out()::contains))
                    .hasSize(count);
            assertThat(outcome.err()).doesNotContain("[ERROR]", "HTTP/1.1\"");
        }
    }

    @Test
    void fourAreRefusedWithTheRemedy() {
        Jgun.Outcome outcome = Jgun.command("--prefork", "com.acme.App:servlet")
                .with("-b", "127.0.0.1:0", "-b", "127.0.0.2:0", "-b", "127.0.0.3:0", "-b", "127.0.0.4:0")
                .withSamples()
                .run();
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("worker processes can share 3 sockets, and bind names 4", "leave out --prefork")
                .doesNotContain("\tat ");
    }

    private static LoadClient load(LoadClient client, String target) {
        LoadClient started = client.keepAlive(2)
                .shortLived(2)
                .sending(LoadRequest.get(target))
                .start();
        started.awaitMore(10);
        return started;
    }
}
