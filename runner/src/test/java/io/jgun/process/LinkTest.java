package io.jgun.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LinkTest {

    @TempDir
    Path directory;

    private ServerSocketChannel arbiter = unix();

    private static ServerSocketChannel unix() {
        try {
            return ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void listen() throws IOException {
        arbiter.bind(UnixDomainSocketAddress.of(socket()));
    }

    @AfterEach
    void close() throws IOException {
        arbiter.close();
    }

    private Path socket() {
        return directory.resolve("arbiter");
    }

    @Test
    void aWorkerSaysWhoItIsAndBothTalk() throws IOException {
        try (Link worker = Link.toArbiter("", socket(), 5);
                Link link = new Link(arbiter.accept())) {
            assertThat(link.receive()).isInstanceOfSatisfying(Message.Hello.class, hello -> {
                assertThat(hello.age()).isEqualTo(5);
                assertThat(Link.isUnderstood(hello)).isTrue();
                assertThat(Link.isUnderstood(new Message.Hello(hello.version() + 1, 5)))
                        .isFalse();
            });
            link.send(new Message.Serve());
            link.send(new Message.Retire(5));
            assertThat(worker.receive()).isEqualTo(new Message.Serve());
            assertThat(worker.receive()).isEqualTo(new Message.Retire(5));
        }
    }

    @Test
    void whatAKilledArbiterLeavesIsClearedAwayAndNothingElse() throws IOException {
        Path own = Files.createDirectory(directory.resolve("own"));
        Path left = own.resolve("arbiter");
        try (ServerSocketChannel other = unix()) {
            other.bind(UnixDomainSocketAddress.of(left));
            Link.clearAway(left);
            assertThat(left).as("somebody listens").exists();
        }
        Path foreign = Files.createFile(own.resolve("foreign"));
        Link.clearAway(left);
        assertThat(left).doesNotExist();
        assertThat(foreign).exists();
        Files.delete(foreign);
        Link.clearAway(left); // another worker was first
        assertThat(own).exists();
        Files.delete(own);
        Link.clearAway(left);
    }

    @Test
    void theEndOfTheOtherEndIsHeard() throws IOException {
        Link worker = Link.toArbiter("", socket(), 5);
        try (Link link = new Link(arbiter.accept())) {
            assertThat(link.receive()).isNotNull();
            CompletableFuture<Boolean> ended = CompletableFuture.supplyAsync(() -> link.receive() == null);
            worker.close();
            assertThat(ended.join()).isTrue();
            link.send(new Message.Serve()); // into the void
            assertThat(link.receive()).isNull();
        }
    }

    @Test
    void garbageAndTruncatedFramesEndTheLink() throws IOException {
        byte[][] bad = {
            {0, 0, 0, 0},
            {-1, -1, -1, -1},
            {0x7f, 0, 0, 0},
            {0, 0, 0, 1, '?'},
            {0, 0, 0, 9, 's'}, // says nine bytes, and ends
            {0, 0}
        };
        for (byte[] bytes : bad) {
            try (SocketChannel stranger = SocketChannel.open(UnixDomainSocketAddress.of(socket()));
                    Link link = new Link(arbiter.accept())) {
                stranger.write(ByteBuffer.wrap(bytes));
                stranger.shutdownOutput();
                assertThat(link.receive()).isNull();
            }
        }
    }

    @Test
    void nobodyListens() {
        assertThatThrownBy(() -> Link.toArbiter("", directory.resolve("none"), 1))
                .isInstanceOf(IOException.class);
    }
}
