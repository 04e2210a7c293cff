package io.jgun.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.settings.Settings;
import io.jgun.settings.WorkerProcesses;
import io.jgun.worker.WorkerSnapshot;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients of a few bytes per second, for longer than {@code timeout}: their worker does not hang. */
@Timeout(60)
class SlowClientTest {

    private static final Settings ONE_WORKER =
            Settings.defaults().with(WorkerProcesses.WORKERS, 1).with(WorkerProcesses.TIMEOUT, Duration.ofMillis(600));

    private static final int LARGE = 8 << 20;

    @Test
    void uploadsReadByASyncServlet() throws IOException, InterruptedException {
        assertThat(upload("/sync", "text/plain", "0123456789")).isEqualTo("10");
    }

    @Test
    void uploadsOfForms() throws IOException, InterruptedException {
        assertThat(upload("/form", "application/x-www-form-urlencoded", "word=0123"))
                .isEqualTo("0123");
    }

    @Test
    void uploadsOfParts() throws IOException, InterruptedException {
        String part =
                "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\n0123456789\r\n--b--\r\n";
        assertThat(upload("/parts", "multipart/form-data; boundary=b", part)).isEqualTo("f 10");
    }

    @Test
    void uploadsReadAsynchronously() throws IOException, InterruptedException {
        assertThat(upload("/async", "text/plain", "0123456789")).isEqualTo("10");
    }

    @Test
    void downloadsFromASyncServlet() throws IOException, InterruptedException {
        download("/sync");
    }

    @Test
    void downloadsFromADispatchedServlet() throws IOException, InterruptedException {
        download("/dispatched");
    }

    @Test
    void downloadsWrittenAsynchronously() throws IOException, InterruptedException {
        download("/async");
    }

    /** Sends the end of the body in five pieces in over a second; the body of the answer. */
    private static String upload(String target, String type, String body) throws InterruptedException {
        try (RunningEngine server = RunningEngine.serving(ONE_WORKER, new Paced());
                Connection client = server.connect()) {
            client.send("POST %s HTTP/1.1\r\nHost: test\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                    .formatted(target, type, body.length()));
            int slow = body.length() - 5;
            client.send(body.substring(0, slow));
            for (int i = slow; i < body.length(); i++) {
                TimeUnit.MILLISECONDS.sleep(220); // the client is slow, that is what is tested
                client.send(body.substring(i, i + 1));
            }
            String answer = client.answer().body();
            assertThat(server.pool.snapshot())
                    .extracting(WorkerSnapshot::number)
                    .containsExactly(1);
            return answer;
        }
    }

    /** Takes some bytes in over a second, then the rest. */
    private static void download(String target) throws IOException, InterruptedException {
        try (RunningEngine server = RunningEngine.serving(ONE_WORKER, new Paced());
                Socket client = new Socket()) {
            client.setReceiveBufferSize(8192);
            client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
            client.getOutputStream()
                    .write(("GET " + target + " HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            long read = 0;
            for (int i = 0; i < 6; i++) {
                TimeUnit.MILLISECONDS.sleep(200); // slow, as above
                read += client.getInputStream().readNBytes(20_000).length;
            }
            read += client.getInputStream().readAllBytes().length;
            assertThat(read).isGreaterThan(LARGE);
            assertThat(server.pool.snapshot())
                    .extracting(WorkerSnapshot::number)
                    .containsExactly(1);
        }
    }

    /** Each kind of servlet, by path. */
    private static final class Paced extends HttpServlet {

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            switch (request.getRequestURI()) {
                case "/form" -> response.getWriter().print(request.getParameter("word"));
                case "/parts" -> {
                    request.setAttribute(
                            ServletContextRequest.MULTIPART_CONFIG_ELEMENT, new MultipartConfigElement(""));
                    for (Part part : request.getParts()) {
                        response.getWriter().print(part.getName() + " " + part.getSize());
                    }
                }
                case "/async" -> new Counting(request.startAsync());
                default -> response.getWriter().print(request.getInputStream().readAllBytes().length);
            }
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            switch (request.getRequestURI()) {
                case "/async" -> new Writing(request.startAsync());
                case "/dispatched" -> {
                    if (request.getAttribute("again") == null) {
                        request.setAttribute("again", true);
                        request.startAsync().dispatch();
                    } else {
                        writeLarge(response);
                    }
                }
                default -> writeLarge(response);
            }
        }

        private static void writeLarge(HttpServletResponse response) throws IOException {
            byte[] piece = new byte[64 << 10];
            for (int sent = 0; sent < LARGE; sent += piece.length) {
                response.getOutputStream().write(piece);
            }
        }
    }

    private static final class Counting implements ReadListener {

        private final AsyncContext context;
        private final ServletInputStream in;
        private int count;

        Counting(AsyncContext context) throws IOException {
            this.context = context;
            in = context.getRequest().getInputStream();
            in.setReadListener(this);
        }

        @Override
        public void onDataAvailable() throws IOException {
            while (in.isReady() && in.read() >= 0) {
                count++;
            }
        }

        @Override
        public void onAllDataRead() throws IOException {
            context.getResponse().getWriter().print(count);
            context.complete();
        }

        @Override
        public void onError(Throwable failure) {
            context.complete();
        }
    }

    private static final class Writing implements WriteListener {

        private final AsyncContext context;
        private final ServletOutputStream out;
        private final byte[] piece = new byte[64 << 10];
        private int sent;

        Writing(AsyncContext context) throws IOException {
            this.context = context;
            out = context.getResponse().getOutputStream();
            out.setWriteListener(this);
        }

        @Override
        public void onWritePossible() throws IOException {
            while (out.isReady()) {
                if (sent >= LARGE) {
                    context.complete();
                    return;
                }
                out.write(piece);
                sent += piece.length;
            }
        }

        @Override
        public void onError(Throwable failure) {
            context.complete();
        }
    }
}
