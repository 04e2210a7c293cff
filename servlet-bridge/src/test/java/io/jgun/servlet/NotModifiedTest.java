package io.jgun.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.settings.Settings;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A length in a 304 is that of the representation that was not sent: RFC 9110, section 8.6. */
@Timeout(60)
class NotModifiedTest {

    private final HttpServlet servlet = new HttpServlet() {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            response.setHeader("ETag", "\"1\"");
            if (request.getQueryString() != null) {
                response.setContentLength(Integer.parseInt(request.getQueryString()));
            }
        }
    };

    @Test
    void aLengthThatNobodyGaveIsNotSent() {
        try (RunningEngine server = RunningEngine.serving(Settings.defaults(), servlet);
                Connection client = server.connect()) {
            for (int i = 0; i < 2; i++) { // the second proves that the connection has kept its place
                Connection.Answer answer = client.get("/");
                assertThat(answer.status()).isEqualTo(304);
                assertThat(answer.headers())
                        .containsEntry("ETag", "\"1\"")
                        .doesNotContainKeys("Content-Length", "Transfer-Encoding", "Connection");
            }
        }
    }

    @Test
    void aLengthThatTheApplicationGaveIsSent() {
        try (RunningEngine server = RunningEngine.serving(Settings.defaults(), servlet);
                Connection client = server.connect()) {
            client.send("GET /?12 HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n");
            assertThat(client.rest())
                    .startsWith("HTTP/1.1 304")
                    .contains("Content-Length: 12\r\n")
                    .endsWith("\r\n\r\n");
        }
    }
}
