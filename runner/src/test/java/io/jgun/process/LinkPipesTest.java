package io.jgun.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LinkPipesTest {

    @TempDir
    Path directory;

    @Test
    void aWorkerOpensItsEndsAndBothTalk() throws IOException {
        try (LinkPipes pipes = LinkPipes.open();
                Link worker = Link.toArbiter(pipes.names(), none(), 5)) {
            Link arbiter = pipes.link();
            assertThat(arbiter.receive())
                    .isInstanceOfSatisfying(
                            Message.Hello.class,
                            hello -> assertThat(hello.age()).isEqualTo(5));
            pipes.reached(arbiter);
            arbiter.send(new Message.Serve());
            assertThat(worker.receive()).isEqualTo(new Message.Serve());
            worker.send(new Message.Leaving());
            assertThat(arbiter.receive()).isEqualTo(new Message.Leaving());
        }
    }

    @Test
    void theArbiterNoticesTheWorkersEnd() throws IOException {
        try (LinkPipes pipes = LinkPipes.open()) {
            Link worker = Link.toArbiter(pipes.names(), none(), 5);
            pipes.link().receive();
            pipes.reached(pipes.link());
            CompletableFuture<Boolean> last =
                    CompletableFuture.supplyAsync(() -> pipes.link().receive() == null);
            worker.close();
            assertThat(last.join()).isTrue();
        }
    }

    @Test
    void theWorkerNoticesTheArbitersEnd() throws IOException {
        LinkPipes pipes = LinkPipes.open();
        try (Link worker = Link.toArbiter(pipes.names(), none(), 5)) {
            pipes.link().receive();
            CompletableFuture<Boolean> last = CompletableFuture.supplyAsync(() -> worker.receive() == null);
            pipes.close();
            assertThat(last.join()).isTrue();
            assertThat(worker.isOpen()).isFalse();
        }
    }

    @Test
    void whoWaitsForAWorkerThatNeverComesIsReleased() throws IOException {
        LinkPipes pipes = LinkPipes.open();
        CompletableFuture<Boolean> last =
                CompletableFuture.supplyAsync(() -> pipes.link().receive() == null);
        pipes.close();
        assertThat(last.join()).isTrue();
    }

    @Test
    void aWorkerThatHasComeInAnotherWayNeedsNoPipes() throws IOException {
        try (LinkPipes pipes = LinkPipes.open();
                LinkPipes other = LinkPipes.open()) {
            pipes.reached(other.link());
            assertThat(pipes.link().isOpen()).isFalse();
            assertThat(other.link().isOpen()).isTrue();
        }
    }

    @Test
    void whatIsNoPipeIsNotOpened() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "mine");
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);
        assertThat(LinkPipes.worker(link + " " + link)).isNull();
        assertThat(LinkPipes.worker("")).isNull();
        assertThat(file).hasContent("mine");
        assertThatThrownBy(() -> Link.toArbiter(link + " " + link, none(), 1)).isInstanceOf(IOException.class);
    }

    private Path none() {
        return directory.resolve("none");
    }
}
