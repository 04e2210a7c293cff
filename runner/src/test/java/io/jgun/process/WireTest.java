package io.jgun.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireTest {

    private static final Invocation INVOCATION = new Invocation(
            List.of("--prefork", "", "com.acme.App:create(\"ü\")"),
            Optional.of(new Invocation.ConfigText("file:a b.py", "/srv/a b.py", "workers = 2 # ".repeat(10_000))));

    static Stream<Message> messages() {
        return Stream.of(
                new Message.Hello(Wire.VERSION, 7),
                new Message.Order(4711, List.of("http://127.0.0.1:8000", "unix:/run/a"), 3, 2, INVOCATION),
                new Message.Order(1, List.of(), 0, 0, Invocation.NONE),
                new Message.Ready("gthread"),
                new Message.Failed(4, "No module: grün\n\u0000"),
                new Message.Serve(),
                new Message.Beat(new WorkerLoad(Long.MAX_VALUE, 1, 2, 3)),
                new Message.Replace("max_requests"),
                new Message.TimedOut(),
                new Message.CloseSockets(List.of(0, 2)),
                new Message.SocketsClosed(),
                new Message.Retire(30_000),
                new Message.ServerEnds(),
                new Message.Leaving(),
                new Message.ReopenLogs());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void whatIsSentArrives(Message message) throws IOException {
        assertThat(Wire.decode(Wire.encode(message))).isEqualTo(message);
    }

    @Test
    void noKindIsForgottenHere() {
        assertThat(messages().map(Message::getClass).distinct().map(Class::getName))
                .containsExactlyInAnyOrderElementsOf(Stream.of(Message.class.getPermittedSubclasses())
                        .map(Class::getName)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void whatIsCutShortIsNoMessage(Message message) {
        byte[] whole = Wire.encode(message);
        for (int length = 0; length < Math.min(whole.length, 200); length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Wire.decode(part)).as("%d bytes", length).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aTextOfANegativeLengthIsRefused() {
        assertThatThrownBy(() -> Wire.decode(new byte[] {'r', -1, -1, -1, -1})).isInstanceOf(IOException.class);
    }

    @Test
    void anUnknownKindIsRefused() {
        assertThatThrownBy(() -> Wire.decode(new byte[] {'?', 1, 2, 3}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("unknown kind 63");
    }

    @Test
    void anOrderDoesNotTellItsConfigFile() {
        assertThat(new Message.Order(1, List.of(), 1, 1, INVOCATION).toString()).isEqualTo("Order");
    }
}
