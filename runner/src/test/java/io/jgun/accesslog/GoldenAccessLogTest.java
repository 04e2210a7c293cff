package io.jgun.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What Gunicorn 26.1 printed for ten requests (golden.json), atom by atom. */
class GoldenAccessLogTest {

    private static final String CURL = "curl/7.88.1";
    private static final int BOOM = 7;

    private static FakeExchange get(String target) {
        return new FakeExchange()
                .request("GET", target, "HTTP/1.1")
                .header("User-Agent", CURL)
                .responseHeader("X-Resp", "abc")
                .responseHeader("Content-Length", "13");
    }

    private static FakeExchange bare(String method, String target, String protocol) {
        return new FakeExchange().request(method, target, protocol);
    }

    private static final List<FakeExchange> REQUESTS = List.of(
            get("/"),
            get("/a%20b?x=1&y=%22q%22")
                    .path("/a b")
                    .header("Referer", "http://ref/\"x\"")
                    .header("User-Agent", "UA \"quoted\" \\back"),
            get("/auth").user("alice"),
            get("/head").request("HEAD", "/head", "HTTP/1.1").status(200, 0),
            bare("GET", "/nocontent", "HTTP/1.1")
                    .header("User-Agent", CURL)
                    .responseHeader("X-Resp", "abc")
                    .status(204, 0),
            bare("GET", "/missing", "HTTP/1.1")
                    .header("User-Agent", CURL)
                    .responseHeader("Content-Length", "9")
                    .status(404, 9),
            bare("GET", "/chunked", "HTTP/1.1")
                    .header("User-Agent", CURL)
                    .responseHeader("X-Resp", "abc")
                    .status(200, 11),
            bare("GET", "/boom", "HTTP/1.1").header("User-Agent", CURL).status(500, 0),
            get("/post").request("POST", "/post", "HTTP/1.1").header("X-Forwarded-For", "1.2.3.4, 5.6.7.8"),
            bare("GET", "/h10", "HTTP/1.0").responseHeader("X-Resp", "abc").responseHeader("Content-Length", "13"));

    @Test
    void everyAtomOfEveryRequestIsTheSame() throws IOException {
        List<Map<String, String>> golden = golden();
        assertThat(golden).hasSize(REQUESTS.size());
        for (int i = 0; i < golden.size(); i++) {
            Map<String, String> expected = golden.get(i);
            assertThat(expected).hasSize(17);
            if (i == BOOM) {
                // Gunicorn no longer knows the request then; jgun does.
                expected.put("U", "/boom");
                expected.put("a", CURL);
            }
            for (Map.Entry<String, String> atom : expected.entrySet()) {
                assertThat(FormatParserTest.line("%(" + atom.getKey() + ")s", REQUESTS.get(i)))
                        .as("request %d, atom %s", i, atom.getKey())
                        .isEqualTo(atom.getValue());
            }
        }
    }

    /** The file is a list of flat objects of strings, which two patterns read. */
    private static List<Map<String, String>> golden() throws IOException {
        try (InputStream in = GoldenAccessLogTest.class.getResourceAsStream("golden.json")) {
            assertThat(in).isNotNull();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<Map<String, String>> all = new ArrayList<>();
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
            return all;
        }
    }
}
