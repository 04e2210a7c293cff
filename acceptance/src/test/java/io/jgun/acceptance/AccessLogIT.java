package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jgun.acceptance.apps.GoldenServlet;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The access log of a real server. */
@BesideOthers
class AccessLogIT {

    private static final String AGENT = "User-Agent: curl/7.88.1\r\n";
    private static final int BOOM = 7;

    /** The requests behind access-log-golden.json, as they go over the wire. */
    private static final List<String> REQUESTS = List.of(
            request("GET / HTTP/1.1", AGENT),
            request(
                    "GET /a%20b?x=1&y=%22q%22 HTTP/1.1",
                    "User-Agent: UA \"quoted\" \\back\r\nReferer: http://ref/\"x\"\r\n"),
            request("GET /auth HTTP/1.1", AGENT + "Authorization: Basic YWxpY2U6c2VjcmV0\r\n"),
            request("HEAD /head HTTP/1.1", AGENT),
            request("GET /nocontent HTTP/1.1", AGENT),
            request("GET /missing HTTP/1.1", AGENT),
            request("GET /chunked HTTP/1.1", AGENT),
            request("GET /boom HTTP/1.1", AGENT),
            request("POST /post HTTP/1.1", AGENT + "X-Forwarded-For: 1.2.3.4, 5.6.7.8\r\nContent-Length: 3\r\n")
                    + "a=b",
            "GET /h10 HTTP/1.0\r\n\r\n");

    private static final Pattern WRK_LINE =
            Pattern.compile("127\\.0\\.0\\.1 - - \\[[^]]+] \"GET /count HTTP/1\\.1\" 200 (13|0) \"-\" \"-\"");

    @TempDir
    Path directory;

    private static String request(String line, String headers) {
        return line + "\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n";
    }

    private Jgun golden(String... arguments) {
        return Jgun.command("--bind", "127.0.0.1:0", GoldenServlet.class.getName())
                .with("--classpath", Checkout.testClasses().toString())
                .with(arguments);
    }

    private Path log() {
        return directory.resolve("access.log");
    }

    private List<String> lines(int count) {
        return await().until(() -> Files.readAllLines(log()), lines -> lines.size() >= count);
    }

    @Test
    void everyAtomIsWhatGunicornPrinted() throws IOException {
        List<Map<String, String>> expected = expected();
        assertThat(expected).hasSameSizeAs(REQUESTS);
        List<String> atoms = List.copyOf(expected.get(0).keySet());
        String format = "%(" + String.join(")s\u00a6%(", atoms) + ")s";
        // Gunicorn prints the peer, whatever a proxy says; here that is what an untrusted one gets.
        try (JgunProcess server = golden("--access-logfile", log().toString(), "--access-logformat", format)
                .with("--forwarded-allow-ips", "192.0.2.1")
                .start()) {
            URI address = server.awaitListening();
            for (int i = 0; i < REQUESTS.size(); i++) {
                assertThat(Http.raw(address, REQUESTS.get(i))).startsWith("HTTP/1.");
                String[] values = lines(i + 1).get(i).split("\u00a6", -1);
                Map<String, String> logged = new LinkedHashMap<>();
                for (int a = 0; a < atoms.size(); a++) {
                    logged.put(atoms.get(a), values[a]);
                }
                assertThat(logged).as(REQUESTS.get(i)).isEqualTo(expected.get(i));
            }
            assertThat(server.awaitLine("Error handling request /boom")).contains("[ERROR]");
        }
    }

    /** The file is a list of flat objects of strings, which two patterns read. */
    private static List<Map<String, String>> expected() throws IOException {
        List<Map<String, String>> all = new ArrayList<>();
        try (InputStream in = AccessLogIT.class.getResourceAsStream("access-log-golden.json")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Matcher object = Pattern.compile("(?s)\\n \\{\\n(.*?)\\n }").matcher(text);
            while (object.find()) {
                Map<String, String> atoms = new LinkedHashMap<>();
                Matcher pair = Pattern.compile("(?m)^ *\"([^\"]+)\": \"((?:[^\"\\\\]|\\\\.)*)\",?$")
                        .matcher(object.group(1));
                while (pair.find()) {
                    atoms.put(pair.group(1), pair.group(2).replaceAll("\\\\(.)", "$1"));
                }
                all.add(atoms);
            }
        }
        // Gunicorn no longer knows the request then; jgun does.
        all.get(BOOM).put("U", "/boom");
        all.get(BOOM).put("a", "curl/7.88.1");
        return all;
    }

    @Test
    void noLineIsLostUnderLoad() throws Exception {
        int clients = 8;
        int each = 1500;
        try (JgunProcess server = golden("-w", "2", "--threads", "4", "--access-logfile", log().toString())
                .start()) {
            URI address = server.awaitListening();
            ExecutorService threads = Executors.newFixedThreadPool(clients);
            List<Future<Integer>> answered = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                String agent = "client-" + i;
                answered.add(threads.submit(() -> load(address, agent, each)));
            }
            int sum = 0;
            for (Future<Integer> one : answered) {
                sum += one.get();
            }
            threads.shutdown();
            assertThat(sum).isEqualTo(clients * each);
            assertThat(Http.get(address, "/served").body()).isEqualTo(String.valueOf(sum));
            server.signal("TERM");
            assertThat(server.awaitExit().exit()).isZero();
            assertThat(Files.readAllLines(log()))
                    .filteredOn(line -> line.contains("/count"))
                    .hasSize(sum)
                    .allMatch(line -> line.matches(
                            "127\\.0\\.0\\.1 - - \\[[^]]+] \"GET /count HTTP/1\\.1\" 200 13 \"-\" \"client-\\d\""));
        }
    }

    @Test
    void wrkFindsAllItsRequestsInTheLog() throws Exception {
        Path wrk = Installed.apt("wrk");
        try (JgunProcess server = golden("-w", "2", "--threads", "4", "--access-logfile", log().toString())
                .start()) {
            URI address = server.awaitListening();
            Process load = new ProcessBuilder(wrk.toString(), "-t2", "-c32", "-d3s", address + "/count")
                    .redirectErrorStream(true)
                    .start();
            String report = new String(load.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(load.waitFor()).as(report).isZero();
            Matcher completed = Pattern.compile("(\\d+) requests in").matcher(report);
            assertThat(completed.find()).as(report).isTrue();
            assertThat(report).doesNotContain("Non-2xx");
            // wrk leaves requests in flight, which the servlet has counted and which end a little later.
            await().untilAsserted(() -> assertThat(counted())
                    .isEqualTo(Long.parseLong(Http.get(address, "/served").body())));
            server.signal("TERM");
            assertThat(server.awaitExit().exit()).isZero();
            assertThat(Files.readAllLines(log()))
                    .filteredOn(line -> !line.contains("GET /served "))
                    .hasSizeGreaterThanOrEqualTo(Integer.parseInt(completed.group(1)))
                    .allMatch(WRK_LINE.asMatchPredicate());
        }
    }

    private long counted() throws IOException {
        return Files.readAllLines(log()).stream()
                .filter(line -> line.contains("GET /count "))
                .count();
    }

    /** Requests one after the other; a connection that the server ends is followed by another. */
    private static int load(URI address, String agent, int requests) throws IOException {
        byte[] request = ("GET /count HTTP/1.1\r\nHost: localhost\r\nUser-Agent: " + agent + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        int answered = 0;
        while (answered < requests) {
            try (Socket socket = Http.connect(address)) {
                InputStream in = socket.getInputStream();
                OutputStream out = socket.getOutputStream();
                boolean open = true;
                while (open && answered < requests) {
                    out.write(request);
                    String head = head(in);
                    assertThat(head).startsWith("HTTP/1.1 200");
                    assertThat(in.readNBytes(13)).hasSize(13);
                    answered++;
                    open = !head.contains("Connection: close");
                }
            }
        }
        return answered;
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("ended after: " + head);
            }
            head.append((char) b);
        }
        return head.toString();
    }

    @Test
    void valuesCannotForgeLines() {
        try (JgunProcess server = golden("--access-logfile", log().toString(), "--access-logformat", "%(U)s %(a)s")
                .start()) {
            URI address = server.awaitListening();
            Http.raw(address, request("GET /a%0d%0a127.0.0.1%20forged%22%1b HTTP/1.1", "User-Agent: \u00e9\u0085\r\n"));
            assertThat(lines(1)).containsExactly("/a\\r\\n127.0.0.1 forged\\\"\\x1b \u00e9\\x85");
        }
    }

    @Test
    void jsonOnStdout() {
        try (JgunProcess server = golden("--access-logfile", "-", "--access-logformat", "json:m,U,s,{host}i,u")
                .start()) {
            Http.raw(server.awaitListening(), request("GET /a%22b HTTP/1.1", ""));
            await().until(() -> server.out().text().endsWith("}\n"));
            assertThat(server.out().text())
                    .isEqualTo("{\"m\":\"GET\",\"U\":\"/a\\\"b\",\"s\":200,\"{host}i\":\"localhost\",\"u\":null}\n");
        }
    }

    @Test
    void aWrongFormatNamesItsColumn() {
        Jgun.Outcome outcome = golden("--access-logformat", "%(h)s %(h").run();
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).contains("access_log_format", "column 7", "write %(h)s, or %% for a percent sign");
        assertThat(outcome.err()).doesNotContain("\tat ");
    }
}
