package io.jgun.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EscapingTest {

    private static String userAgent(String format, String value) {
        return FormatParserTest.line(format, new FakeExchange().header("User-Agent", value));
    }

    @Test
    void textEscapesQuotesAndWhatCouldForgeALine() {
        assertThat(userAgent("%(a)s", "a\"b\\c\r\nd\te\0\u001b[31m\u007f\u0085\u2028"))
                .isEqualTo("a\\\"b\\c\\r\\nd\\te\\x00\\x1b[31m\\x7f\\x85\\u2028");
    }

    @Test
    void textKeepsOtherCharacters() {
        assertThat(userAgent("%(a)s", "Ã© 漢 😀")).isEqualTo("Ã© 漢 😀");
        assertThat(userAgent("%(a)s", "half \ud83d of a pair")).isEqualTo("half \ufffd of a pair");
    }

    @Test
    void jsonEscapesAsJsonDoes() {
        assertThat(userAgent("json:a", "a\"b\\c\r\nd\te\0\u001b\u007f\u0085\u2028é😀\udc00"))
                .isEqualTo("{\"a\":\"a\\\"b\\\\c\\r\\nd\\te\\u0000\\u001b\\u007f\\u0085\\u2028é😀\ufffd\"}");
    }

    @Test
    void jsonHasEveryAtomNumbersAsNumbersAndNullForNothing() {
        FakeExchange exchange =
                new FakeExchange().request("GET", "/a%20b?x=\"1\"", "HTTP/1.1").path("/a b");
        String pid = "<" + ProcessHandle.current().pid() + ">";
        assertThat(FormatParserTest.line("json", exchange).replaceFirst("\"t\":\"\\[[^]]*]\"", "\"t\":TIME"))
                .isEqualTo("{\"h\":\"127.0.0.1\",\"l\":null,\"u\":null,\"t\":TIME,"
                        + "\"r\":\"GET /a%20b?x=\\\"1\\\" HTTP/1.1\",\"s\":200,\"m\":\"GET\",\"U\":\"/a b\","
                        + "\"q\":\"x=\\\"1\\\"\",\"H\":\"HTTP/1.1\",\"B\":13,\"b\":13,\"f\":null,\"a\":null,"
                        + "\"T\":1,\"M\":1234,\"D\":1234567,\"L\":1.234567,\"p\":\"" + pid + "\"}");
    }

    @Test
    void jsonMayNameItsAtoms() {
        FakeExchange exchange = new FakeExchange().header("x-request-id", "7").status(200, -1);
        assertThat(FormatParserTest.line("json:s, B,{X-Request-Id}i,{nope}o", exchange))
                .isEqualTo("{\"s\":200,\"B\":null,\"{x-request-id}i\":\"7\",\"{nope}o\":null}");
    }

    /** Whatever a client sends, there is one line, and no control character in it. */
    @ParameterizedTest
    @ValueSource(strings = {"%(a)s", "json:a"})
    void noCharacterBreaksTheLine(String format) {
        for (int c = 0; c < 0x3000; c++) {
            String line = userAgent(format, "<" + (char) c + ">");
            assertThat(line.lines()).hasSize(1);
            assertThat(line.chars().noneMatch(Character::isISOControl))
                    .as("U+%04x", c)
                    .isTrue();
        }
    }
}
