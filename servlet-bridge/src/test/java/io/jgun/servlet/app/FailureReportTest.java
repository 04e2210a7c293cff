package io.jgun.servlet.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FailureReportTest {

    @Test
    void aCycleOfCausesEnds() {
        RuntimeException first = new RuntimeException("first");
        RuntimeException second = new RuntimeException("second", first);
        first.initCause(second);

        assertThat(text(second))
                .containsOnlyOnce("java.lang.RuntimeException: second")
                .containsOnlyOnce("Caused by: java.lang.RuntimeException: first");
    }

    @Test
    void suppressedOnesAreShown() {
        RuntimeException thrown = new RuntimeException("thrown");
        thrown.addSuppressed(new IllegalStateException("on close"));

        assertThat(text(thrown)).contains("\n    Suppressed: java.lang.IllegalStateException: on close\n");
        assertThat(new JsonReport(report(thrown)).write())
                .contains("\"suppressed\":[{\"type\":\"java.lang.IllegalStateException\",\"message\":\"on close\"");
        assertThat(new HtmlReport(report(thrown)).write())
                .contains("<h2>Suppressed: java.lang.IllegalStateException: on close</h2>");
    }

    @Test
    void aMessageThatThrowsIsNoReasonToFail() {
        RuntimeException thrown = new RuntimeException() {
            private static final long serialVersionUID = 1L;

            @Override
            public String getMessage() {
                throw new UnsupportedOperationException();
            }
        };

        assertThat(text(thrown)).contains("(its getMessage() threw java.lang.UnsupportedOperationException)");
    }

    @Test
    void aBookOfAMessageIsCut() {
        assertThat(text(new RuntimeException("x".repeat(1_000_000)))).hasSizeLessThan(100_000);
    }

    @Test
    void everythingForeignIsEscaped() {
        String evil = "</title><script>\"'&";
        FailureReport report = new FailureReport(
                500,
                evil,
                evil,
                Trace.of(new RuntimeException(evil)),
                evil,
                List.of(new FailureReport.Header(evil, evil)));

        assertThat(new HtmlReport(report).write())
                .doesNotContain("<script>", "\"'&")
                .containsOnlyOnce("</title>");
        assertThat(new JsonReport(report).write())
                .contains("</title><script>\\\"'&")
                .doesNotContain("script>\"");
    }

    private static String text(Throwable thrown) {
        return new TextReport(report(thrown)).write();
    }

    private static FailureReport report(Throwable thrown) {
        return new FailureReport(500, "Internal Server Error", "", Trace.of(thrown), "GET / HTTP/1.1", List.of());
    }
}
