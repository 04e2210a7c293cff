package io.jgun.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jgun.posix.ExitException;
import io.jgun.settings.Logging;
import io.jgun.settings.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatParserTest {

    private static final FakeExchange HELLO = new FakeExchange();

    static String line(String format, Exchange exchange) {
        LineFormat compiled = FormatParser.parse(format, Map.of("home", "/root"));
        LineBuffer out = new LineBuffer(compiled.escaping());
        compiled.write(out, exchange);
        return out.toString();
    }

    @Test
    void defaultFormatIsTheCombinedLogFormat() {
        String format = Settings.defaults().get(Logging.ACCESS_LOG_FORMAT);
        FakeExchange exchange =
                new FakeExchange().request("GET", "/a%20b?x=1", "HTTP/1.1").header("User-Agent", "curl/7.88.1");
        assertThat(line(format, exchange))
                .matches("127\\.0\\.0\\.1 - - \\[\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d [+-]\\d{4}]"
                        + " \"GET /a%20b\\?x=1 HTTP/1\\.1\" 200 13 \"-\" \"curl/7\\.88\\.1\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "%(T)s %(M)s %(D)s %(L)s|1 1234 1234567 1.234567",
                "%(s)d,%(B)d,%(b)s|200,13,13",
                "100%% %(m)s|100% GET",
                "[%(D)10s]|[   1234567]",
                "[%(s)-5d]|[200  ]",
                "[%(s)2s]|[200]",
                "[%(f)3s]|[  -]",
                "%(Z)s %(S)s %({x})s %({x}z)s %({}i)s %(x(y)z)s|- - - - - -",
                "[%(Z)-3s]|[-  ]",
                "%({home}e)s %({HOME}e)s %({nope}e)s|/root /root -",
                "plain|plain",
                "é%(m)s→|éGET→",
            })
    void writes(String format, String expected) {
        assertThat(line(format, HELLO)).isEqualTo(expected);
    }

    @Test
    void environOfTheRequestComesBeforeTheEnvironmentOfTheProcess() {
        assertThat(line("%({home}e)s", new FakeExchange().environ("home", "request")))
                .isEqualTo("request");
        assertThat(line("%({Path_Info}e)s", new FakeExchange().environ("path_info", "/x")))
                .isEqualTo("/x");
    }

    @Test
    void processIdIsInAngleBrackets() {
        assertThat(line("%(p)s", HELLO)).isEqualTo("<" + ProcessHandle.current().pid() + ">");
    }

    @Test
    void unknownSizeIsADash() {
        assertThat(line("%(b)s %(B)s %(h)s", new FakeExchange().status(200, -1).address(null)))
                .isEqualTo("- - -");
    }

    @Test
    void paddingCountsCharactersNotBytes() {
        assertThat(line("[%(a)4s]", new FakeExchange().header("User-Agent", "äö")))
                .isEqualTo("[  äö]");
    }

    @Test
    void shortTimesKeepTheirZeros() {
        assertThat(line("%(T)s %(M)s %(D)s %(L)s", new FakeExchange().taking(42_999)))
                .isEqualTo("0 0 42 0.000042");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '`',
            value = {
                "%(h)s %x|column 7: '%x' names no atom; write %(x)s for an atom, or %% for a percent sign",
                "%(h)s %(h|column 7: '%(h' has no closing parenthesis; write %(h)s, or %% for a percent sign",
                "100%|column 4: '%' names no atom; write %% for a percent sign",
                "%(h)|column 1: '%(h)' ends without a conversion; write %(h)s",
                "%(D)05d|column 5: the flag '0' of %(D) is not supported; leave it out, or use - to justify to the left",
                "%(D)+d|column 5: the flag '+' of %(D) is not supported; leave it out, or use - to justify to the left",
                "%(L).3s|column 5: the precision '.' of %(L) is not supported; leave it out",
                "%(s)*d|column 5: the width '*' of %(s) is not supported; write a number",
                "%(s)x|column 5: the conversion 'x' of %(s) is not supported; write %(s)s",
                "%(h)d|column 5: %(h)d: h is not a whole number; write %(h)s",
                "%(h)9999s|column 5: the width of %(h) is more than 1000; use a smaller one",
                "json:h,what|column 8: 'what' is not an atom; name atoms with commas, as json:h,r,s,{host}i",
            })
    void rejects(String format, String message) {
        assertThatThrownBy(() -> FormatParser.parse(format, Map.of()))
                .isInstanceOf(ExitException.class)
                .hasMessage("access_log_format: " + message);
    }
}
