package io.jgun.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.settings.Settings;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.CRC32;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of many buffers arrive whole, in large pieces, and leave no buffer behind. */
@Timeout(60)
class LongBodyTest {

    private static final int[] LENGTHS = {0, 1, 8191, 8192, 8193, 16_500, 65_536, 65_537, 200_000, 1_048_577};

    @ParameterizedTest
    @ValueSource(strings = {"blocking", "async"})
    void bodiesArriveWholeOneAfterTheOther(String way) {
        Reader reader = new Reader();
        try (RunningEngine server = RunningEngine.serving(Settings.defaults(), reader)) {
            try (Connection client = server.connect()) {
                for (int length : LENGTHS) {
                    String body = body(length);
                    client.send(head(way, "Content-Length: " + length) + body);
                    assertThat(client.answer().body()).as("%d bytes", length).startsWith(digest(body));

                    client.send(head(way, "Content-Length: " + length));
                    client.send(body);
                    assertThat(client.answer().body())
                            .as("%d bytes after their head", length)
                            .startsWith(digest(body));

                    client.send(head(way, "Transfer-Encoding: chunked") + chunked(body, 5_001));
                    assertThat(client.answer().body())
                            .as("%d bytes in chunks", length)
                            .startsWith(digest(body));
                }
            }
            reader.awaitAllBuffersBack();
        }
    }

    @Test
    void aRequestThatFollowsALongBodyAtOnceIsServed() {
        try (RunningEngine server = RunningEngine.serving(Settings.defaults(), new Reader());
                Connection client = server.connect()) {
            String first = body(300_000);
            String second = body(20_000);

            client.send(head("blocking", "Content-Length: 300000")
                    + first
                    + head("blocking", "Content-Length: 20000")
                    + second
                    + head("blocking", "Content-Length: 0"));

            assertThat(client.answer().body()).startsWith(digest(first));
            assertThat(client.answer().body()).startsWith(digest(second));
            assertThat(client.answer().body()).startsWith(digest(""));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1048576", "Transfer-Encoding: chunked"})
    void itIsReadInLargePieces(String framing) {
        try (RunningEngine server = RunningEngine.serving(Settings.defaults(), new Reader());
                Connection client = server.connect()) {
            String body = body(1_048_576);
            client.send(head("blocking", framing) + (framing.endsWith("chunked") ? chunked(body, 200_000) : body));
            String answer = client.answer().body();
            assertThat(Integer.parseInt(answer.substring(answer.lastIndexOf(' ') + 1)))
                    .isGreaterThan(16_384);
        }
    }

    @Test
    void nothingIsKeptOfABodyThatIsNotReadToItsEnd() {
        Reader reader = new Reader();
        try (RunningEngine server = RunningEngine.serving(Settings.defaults(), reader)) {
            for (int read : new int[] {0, 1, 8_192, 8_193, 20_000, 100_000}) {
                try (Connection client = server.connect()) {
                    client.send(head("first=" + read, "Content-Length: 150000") + body(149_999));
                    assertThat(client.answer().status()).isEqualTo(200);
                }
            }
            reader.awaitAllBuffersBack();
        }
    }

    private static String head(String query, String framing) {
        return "POST /?" + query + " HTTP/1.1\r\nHost: test\r\n" + framing + "\r\n\r\n";
    }

    private static String body(int length) {
        StringBuilder body = new StringBuilder(length + 8);
        while (body.length() < length) {
            body.append(body.length()).append(' ');
        }
        body.setLength(length);
        return body.toString();
    }

    private static String chunked(String body, int size) {
        StringBuilder chunks = new StringBuilder();
        for (int at = 0; at < body.length(); at += size) {
            String chunk = body.substring(at, Math.min(body.length(), at + size));
            chunks.append(Integer.toHexString(chunk.length()))
                    .append("\r\n")
                    .append(chunk)
                    .append("\r\n");
        }
        return chunks.append("0\r\n\r\n").toString();
    }

    private static String digest(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.ISO_8859_1));
        return body.length() + " " + crc.getValue() + " ";
    }

    /** Says how many bytes came, their CRC, and the largest piece that was there at once. */
    private static final class Reader extends HttpServlet {
        private static final long serialVersionUID = 1;

        private transient volatile @Nullable ArrayByteBufferPool pool;

        void awaitAllBuffersBack() {
            ArrayByteBufferPool buffers = Objects.requireNonNull(pool);
            Await.until(() -> buffers.getDirectByteBufferCount() == buffers.getAvailableDirectByteBufferCount());
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            pool = (ArrayByteBufferPool) ServletContextRequest.getServletContextRequest(request)
                    .getConnectionMetaData()
                    .getConnector()
                    .getByteBufferPool();
            String way = request.getQueryString();
            if (way.equals("async")) {
                AsyncContext context = request.startAsync();
                request.getInputStream().setReadListener(new Later(context, request.getInputStream()));
            } else {
                Received received = new Received();
                int most = way.startsWith("first=") ? Integer.parseInt(way.substring(6)) : Integer.MAX_VALUE;
                while (received.length < most && received.next(request.getInputStream(), most)) {}
                response.getWriter().print(received);
            }
        }
    }

    private static final class Received {
        private final byte[] buffer = new byte[3_000];
        private final CRC32 crc = new CRC32();
        private int length;
        private int largest;

        boolean next(ServletInputStream body, int most) throws IOException {
            int read = body.read(buffer, 0, Math.min(buffer.length, most - length));
            if (read < 0) {
                return false;
            }
            crc.update(buffer, 0, read);
            length += read;
            largest = Math.max(largest, read + body.available());
            return true;
        }

        @Override
        public String toString() {
            return length + " " + crc.getValue() + " " + largest;
        }
    }

    private record Later(AsyncContext context, ServletInputStream body, Received received) implements ReadListener {

        Later(AsyncContext context, ServletInputStream body) {
            this(context, body, new Received());
        }

        @Override
        public void onDataAvailable() throws IOException {
            while (body.isReady() && !body.isFinished()) {
                received.next(body, Integer.MAX_VALUE);
            }
        }

        @Override
        public void onAllDataRead() throws IOException {
            context.getResponse().getWriter().print(received);
            context.complete();
        }

        @Override
        public void onError(Throwable failure) {
            context.complete();
        }
    }
}
