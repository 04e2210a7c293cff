package io.jgun.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jgun.posix.ExitException;
import io.jgun.settings.BindAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PredecessorTest {

    private static final long PID = 4711;

    private final List<Listener> listeners = new ArrayList<>();

    @AfterEach
    void close() {
        listeners.forEach(Listener::close);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:0",
                "0.0.0.0:80",
                "localhost:8000",
                "[::1]:8000",
                "[fe80::1%eth0]:8000",
                "unix:/run/a b%20c=d+e.sock",
                "unix:/run/\u00fc.sock"
            })
    void whatASocketWasOpenedForComesThrough(String bind) throws IOException {
        open(BindAddress.parse(bind));
        open(new BindAddress.Descriptor(5));
        Activation activation = new Activation(new TreeMap<>(Map.of(5, "http=1 %")));

        String message = Predecessor.message(12, listeners, activation);

        assertThat(message).startsWith("1 12 ").matches("\\p{ASCII}+").hasSizeLessThan(200);
        Predecessor read = read(message, "2").orElseThrow();
        assertThat(read.pid()).isEqualTo(12);
        assertThat(read.sockets())
                .containsExactly(
                        new Predecessor.Handed(BindAddress.parse(bind), ""),
                        new Predecessor.Handed(new BindAddress.Descriptor(5), "http=1 %"));
        assertThat(read.activation()).isEqualTo(activation);
    }

    @Test
    void theMessageCanBeReadByPeople() throws IOException {
        open(BindAddress.parse("127.0.0.1:8000"));
        open(BindAddress.parse("[::1]:8000"));
        open(BindAddress.parse("unix:/run/app.sock"));
        open(new BindAddress.Descriptor(3));

        assertThat(Predecessor.message(12, listeners, new Activation(new TreeMap<>(Map.of(3, "http")))))
                .isEqualTo("1 12 127.0.0.1:8000 [::1]:8000 unix:/run/app.sock fd://3=http");
    }

    @Test
    void whatIsMeantForAnotherProcessDoesNotCount() {
        assertThat(Predecessor.of(Map.of(), PID)).isEmpty();
        assertThat(Predecessor.of(Map.of(Predecessor.VARIABLE, "1 12", "LISTEN_PID", "4", "LISTEN_FDS", "0"), PID))
                .isEmpty();
        assertThat(Predecessor.of(Map.of(Predecessor.VARIABLE, "2 12"), PID)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2 12 whatever,1,the hand-over has version 2; and version 1 is what it knows",
        "1 12 127.0.0.1:80,2,contradicts itself (LISTEN_FDS=2)",
        "1 x 127.0.0.1:80,1,contradicts itself",
        "1,0,contradicts itself",
        "1 12 127.0.0.1:x,1,contradicts itself",
        "1 12 %zz,1,contradicts itself",
    })
    void whatIsNotUnderstoodIsAnErrorWithARemedy(String message, String sockets, String words) {
        assertThatThrownBy(() -> read(message, sockets))
                .isInstanceOf(ExitException.class)
                .hasMessageContaining("cannot take over from the one that runs")
                .hasMessageContaining(words.replace(';', ','))
                .hasMessageContaining("Restart instead of upgrading");
    }

    private static Optional<Predecessor> read(String message, String sockets) {
        return Predecessor.of(
                Map.of(Predecessor.VARIABLE, message, "LISTEN_PID", Long.toString(PID), "LISTEN_FDS", sockets), PID);
    }

    private void open(BindAddress bind) throws IOException {
        ServerSocketChannel channel =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        listeners.add(new Listener(bind, channel));
    }
}
