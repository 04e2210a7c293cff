package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.acceptance.apps.RewritingFilter;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of a webapp: small ones from memory, large ones by sendfile(2), which nobody is to notice. */
@BesideOthers
final class StaticFilesIT {

    private static final int LARGE = 20 << 20;
    private static final int[] SIZES = {0, 1, 65_536, 131_071, 131_072, 131_073, 1_048_583, LARGE};

    @TempDir
    private Path temp;

    private Path app;
    private JgunProcess server;
    private URI address;

    @BeforeEach
    void start() throws IOException {
        app = Files.createDirectories(temp.resolve("app"));
        for (int size : SIZES) {
            Files.write(app.resolve(size + ".bin"), content(size));
        }
        server = Jgun.command("-b", "127.0.0.1:0", "-b", "unix:" + socket(), "--timeout", "60", app.toString())
                .start();
        address = server.awaitListening();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "unix"})
    void arriveWholeOverOneConnection(String family) throws IOException {
        try (Client client = Client.of(family.equals("unix") ? UnixDomainSocketAddress.of(socket()) : tcp())) {
            for (int size : SIZES) {
                client.send("GET", size);
                assertThat(client.body()).as("%d bytes", size).isEqualTo(content(size));
                client.send("HEAD", size);
                assertThat(client.head()).contains("200 OK", "Content-Length: " + size + "\r\n");
            }
            client.send("GET", 1_048_583);
            client.send("GET", 131_072);
            client.send("GET", 1_048_583);
            assertThat(client.body()).isEqualTo(content(1_048_583));
            assertThat(client.body()).isEqualTo(content(131_072));
            assertThat(client.body()).isEqualTo(content(1_048_583));
        }
    }

    @Test
    void arriveWholeWithoutSendfile() throws IOException {
        server.close();
        server = Jgun.command("-b", "127.0.0.1:0", "--no-sendfile", app.toString())
                .start();
        address = server.awaitListening();
        try (Client client = Client.of(tcp())) {
            for (int size : SIZES) {
                client.send("GET", size);
                assertThat(client.body()).as("%d bytes", size).isEqualTo(content(size));
            }
        }
    }

    @Test
    void partsOfThem() throws IOException {
        String all = new String(content(1_048_583), StandardCharsets.ISO_8859_1);
        try (Client client = Client.of(tcp())) {
            for (String range : List.of("0-0", "131071-131073", "500000-1048582", "1048582-1048582")) {
                int dash = range.indexOf('-');
                int from = Integer.parseInt(range.substring(0, dash));
                int to = Integer.parseInt(range.substring(dash + 1));
                client.send("GET", 1_048_583, "Range: bytes=" + range);
                assertThat(client.head()).contains("206 ", "Content-Range: bytes " + range + "/1048583\r\n");
                assertThat(client.read(to - from + 1))
                        .asString(StandardCharsets.ISO_8859_1)
                        .isEqualTo(all.substring(from, to + 1));
            }
        }
        String parts = Http.raw(
                address,
                "GET /1048583.bin HTTP/1.1\r\nHost: test\r\nConnection: close\r\nRange: bytes=10-19,900000-900009\r\n\r\n");
        assertThat(parts).contains("206 ", all.substring(10, 20), all.substring(900_000, 900_010));
    }

    @Test
    void aSlowClientGetsAllOfIt() throws Exception {
        try (Client client = Client.of(tcp())) {
            client.send("GET", LARGE);
            assertThat(client.head()).contains("200 OK");
            byte[] all = content(LARGE);
            for (int at = 0; at < LARGE; at += LARGE / 16) {
                Thread.sleep(60);
                assertThat(client.read(LARGE / 16)).isEqualTo(Arrays.copyOfRange(all, at, at + LARGE / 16));
            }
        }
    }

    /** It is mapped for whom the bytes have to pass through; sendfile(2) does without. */
    @Test
    void areNotReadIntoTheServersMemory() throws IOException {
        try (Client client = Client.of(tcp())) {
            for (int i = 0; i < 3; i++) {
                client.send("GET", LARGE);
                client.body();
            }
        }
        List<String> maps = Files.readAllLines(Path.of("/proc/" + server.pid() + "/smaps"));
        int mapped = 0;
        while (!maps.get(mapped).endsWith("/" + LARGE + ".bin")) {
            mapped++;
        }
        assertThat(maps.subList(mapped, mapped + 10)).anyMatch(line -> line.matches("Rss: +0 kB"));
    }

    @Test
    void whatIsReplacedIsTheOldFileOrTheNewOne() throws IOException {
        byte[][] versions = {content(LARGE), content(LARGE / 2)};
        for (int i = 0; i < versions.length; i++) {
            Files.write(temp.resolve("version" + i), versions[i]);
        }
        long end = System.nanoTime() + Duration.ofSeconds(4).toNanos();
        int replaced = 0;
        while (System.nanoTime() < end) {
            Path next = temp.resolve("next");
            Files.copy(temp.resolve("version" + replaced % 2), next, StandardCopyOption.REPLACE_EXISTING);
            Files.move(next, app.resolve("131072.bin"), StandardCopyOption.ATOMIC_MOVE);
            replaced++;
            for (int i = 0; i < 3; i++) {
                try (Client client = Client.of(tcp())) {
                    client.send("GET", 131_072);
                    assertThat(client.body()).isIn((Object[]) new byte[][] {versions[0], versions[1]});
                }
            }
        }
        assertThat(replaced).isGreaterThan(3);
    }

    @Test
    void whatIsCutShortMeanwhileEndsItsConnectionAndNoOther() throws IOException {
        try (Client client = Client.of(tcp())) {
            client.send("GET", LARGE);
            assertThat(client.head()).contains("200 OK");
            try (FileChannel file = FileChannel.open(app.resolve(LARGE + ".bin"), StandardOpenOption.WRITE)) {
                file.truncate(100);
            }
            assertThat(client.readAll()).isLessThan(LARGE);
        }
        try (Client client = Client.of(tcp())) {
            client.send("GET", 1_048_583);
            assertThat(client.body()).isEqualTo(content(1_048_583));
        }
        assertThat(server.err().text()).doesNotContain("[ERROR]", "[CRITICAL]");
    }

    @Test
    void aFilterSeesTheBytes() throws IOException {
        server.close();
        String name = RewritingFilter.class.getName().replace('.', '/');
        for (String type : List.of(name, name + "$1", name + "$Rewriting")) {
            Path file = app.resolve("WEB-INF/classes/" + type + ".class");
            Files.createDirectories(file.getParent());
            Files.copy(Checkout.testClasses().resolve(type + ".class"), file);
        }
        Files.createDirectories(app.resolve("rewritten"));
        Files.write(app.resolve("rewritten/1048583.bin"), content(1_048_583));
        server = Jgun.command("-b", "127.0.0.1:0", app.toString()).start();
        address = server.awaitListening();
        String expected = new String(content(1_048_583), StandardCharsets.ISO_8859_1).replace('a', 'b');
        String answer =
                Http.raw(address, "GET /rewritten/1048583.bin HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n");
        assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4)).isEqualTo(expected);
    }

    private Path socket() {
        return temp.resolve("s");
    }

    private SocketAddress tcp() {
        return new InetSocketAddress(address.getHost(), address.getPort());
    }

    private static byte[] content(int size) {
        byte[] content = new byte[size];
        for (int i = 0; i < size; i++) {
            content[i] = (byte) ('a' + (i + size + i / 1000) % 23);
        }
        return content;
    }

    /** A connection that is kept, with small buffers, so that the server often has to wait for it. */
    private record Client(SocketChannel channel, DataInputStream in) implements AutoCloseable {

        static Client of(SocketAddress server) throws IOException {
            SocketChannel channel = SocketChannel.open(
                    server instanceof UnixDomainSocketAddress
                            ? StandardProtocolFamily.UNIX
                            : StandardProtocolFamily.INET);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, 64 * 1024);
            channel.connect(server);
            return new Client(channel, new DataInputStream(Channels.newInputStream(channel)));
        }

        void send(String method, int size, String... fields) throws IOException {
            String request = method + " /" + size + ".bin HTTP/1.1\r\nHost: test\r\n";
            for (String field : fields) {
                request += field + "\r\n";
            }
            channel.write(ByteBuffer.wrap((request + "\r\n").getBytes(StandardCharsets.US_ASCII)));
        }

        String head() throws IOException {
            StringBuilder head = new StringBuilder();
            while (!head.toString().endsWith("\r\n\r\n")) {
                head.append((char) in.readUnsignedByte());
            }
            return head.toString();
        }

        byte[] body() throws IOException {
            String head = head();
            assertThat(head).contains(" 200 OK\r\n");
            int at = head.indexOf("Content-Length: ") + 16;
            return read(Integer.parseInt(head.substring(at, head.indexOf('\r', at))));
        }

        byte[] read(int length) throws IOException {
            byte[] body = new byte[length];
            in.readFully(body);
            return body;
        }

        /** How much comes until the server ends the connection. */
        long readAll() {
            byte[] buffer = new byte[64 * 1024];
            long all = 0;
            try {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    all += read;
                }
            } catch (IOException reset) {
                return all;
            }
            return all;
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
