package io.jgun.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.servlet.files.OpenFiles;
import io.jgun.settings.Settings;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Random;
import org.awaitility.Awaitility;
import org.eclipse.jetty.ee10.servlet.DefaultServlet;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.http.content.HttpContent;
import org.eclipse.jetty.http.content.ResourceHttpContentFactory;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that the system sends from the file. */
@Timeout(30)
class SentFilesTest {

    /** More than the sockets of both sides hold. */
    private static final int SIZE = (16 << 20) + 12_345;

    @TempDir
    Path directory;

    private RunningEngine serving() {
        return RunningEngine.serving(Settings.defaults(), new DefaultServlet() {
            private static final long serialVersionUID = 1;

            @Override
            public @Nullable String getInitParameter(String name) {
                return name.equals("baseResource") ? directory.toString() : super.getInitParameter(name);
            }

            @Override
            public void init() throws ServletException {
                HttpContent.Factory files = new ResourceHttpContentFactory(
                        ResourceFactory.root().newResource(directory),
                        new MimeTypes.Mutable(),
                        ByteBufferPool.SIZED_NON_POOLING);
                getServletContext().setAttribute(HttpContent.Factory.class.getName(), new OpenFiles(files, 1000));
                super.init();
            }
        });
    }

    private String write(String name, int seed, int size) throws IOException {
        byte[] content = new byte[size];
        Random random = new Random(seed);
        for (int i = 0; i < size; i++) {
            content[i] = (byte) ('a' + random.nextInt(26));
        }
        Path fresh = Files.write(directory.resolve(name + ".new"), content);
        Files.move(fresh, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    private static void assertSame(String body, String content) {
        assertThat(body.equals(content)).as("same content").isTrue(); // nobody wants to read the difference
    }

    @Test
    void aFileThatDoesNotFitIntoTheSocketArrivesWhole() throws IOException {
        String content = write("big", 1, SIZE);
        try (RunningEngine server = serving();
                Connection client = server.connect()) {
            for (int i = 0; i < 3; i++) { // the connection keeps its place
                Connection.Answer answer = client.get("/big");
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.headers()).containsEntry("Content-Length", "" + SIZE);
                assertSame(answer.body(), content);
            }
            Awaitility.await().until(() -> server.lines.size() == 3);
            assertThat(server.lines).allMatch(line -> line.bytes() == SIZE);
        }
    }

    @Test
    void everySizeArrivesWhole() throws IOException {
        try (RunningEngine server = serving();
                Connection client = server.connect()) {
            for (int size : new int[] {999, 1000, 16_384, 32_767, 32_768, 32_769, 36_864, 65_536, 1 << 20}) {
                String content = write("file", size, size);
                assertSame(client.get("/file").body(), content);
            }
        }
    }

    @Test
    void rangesAreSentFromTheFileToo() throws IOException {
        String content = write("big", 1, SIZE);
        try (RunningEngine server = serving();
                Connection client = server.connect()) {
            client.send("GET /big HTTP/1.1\r\nHost: test\r\nRange: bytes=1000003-9000001\r\n\r\n");
            Connection.Answer part = client.answer();
            assertThat(part.status()).isEqualTo(206);
            assertThat(part.headers()).containsEntry("Content-Range", "bytes 1000003-9000001/" + SIZE);
            assertSame(part.body(), content.substring(1000003, 9000002));
            client.send("GET /big HTTP/1.1\r\nHost: test\r\nRange: bytes=-70000\r\n\r\n");
            assertSame(client.answer().body(), content.substring(SIZE - 70000));
            client.send("GET /big HTTP/1.1\r\nHost: test\r\nRange: bytes=99999999-\r\n\r\n");
            assertThat(client.answer().status()).isEqualTo(416);
        }
    }

    @Test
    void aHeadHasNoBody() throws IOException {
        String content = write("file", 1, 1 << 20);
        try (RunningEngine server = serving();
                Connection client = server.connect()) {
            client.send("HEAD /file HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n");
            assertThat(client.rest())
                    .startsWith("HTTP/1.1 200")
                    .contains("Content-Length: " + (1 << 20))
                    .endsWith("\r\n\r\n");
            try (Connection old = server.connect()) {
                old.send("GET /file HTTP/1.0\r\n\r\n");
                assertThat(old.rest().endsWith(content)).isTrue();
            }
        }
    }

    @Test
    void whatHappensOnDiskShowsAtTheNextRequest() throws IOException {
        write("file", 1, 100_000);
        try (RunningEngine server = serving();
                Connection client = server.connect()) {
            client.get("/file");
            String longer = write("file", 2, 200_000);
            Connection.Answer changed = client.get("/file");
            assertThat(changed.headers()).containsEntry("Content-Length", "200000");
            assertSame(changed.body(), longer);
            String modified = changed.headers().get("Last-Modified");
            client.send("GET /file HTTP/1.1\r\nHost: test\r\nIf-Modified-Since: " + modified
                    + "\r\nConnection: close\r\n\r\n");
            assertThat(client.rest()).startsWith("HTTP/1.1 304");
            Files.delete(directory.resolve("file"));
            try (Connection next = server.connect()) {
                assertThat(next.get("/file").status()).isEqualTo(404);
            }
        }
    }

    @Test
    void aClientThatLeavesInTheMiddleHoldsNothing() throws IOException {
        String content = write("big", 1, SIZE);
        try (RunningEngine server = serving()) {
            try (Connection client = server.connect()) {
                client.send("GET /big HTTP/1.1\r\nHost: test\r\n\r\n");
                Awaitility.await().until(() -> server.engine.connections() == 1);
            }
            Awaitility.await().until(() -> server.lines.size() == 1 && server.engine.connections() == 0);
            try (Connection client = server.connect()) {
                assertSame(client.get("/big").body(), content);
            }
        }
    }
}
