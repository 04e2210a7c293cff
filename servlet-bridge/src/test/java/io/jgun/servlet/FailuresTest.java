package io.jgun.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.hooks.RequestView;
import io.jgun.hooks.ResponseView;
import io.jgun.hooks.ServerHooks;
import io.jgun.hooks.WorkerView;
import io.jgun.settings.BindAddress;
import io.jgun.settings.Settings;
import io.jgun.settings.WorkerProcesses;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Hooks of requests, and what happens when they or the application fail. */
@Timeout(60)
class FailuresTest {

    private static final Settings SETTINGS = Settings.defaults().with(WorkerProcesses.WORKERS, 1);

    private final List<String> calls = new CopyOnWriteArrayList<>();

    private final HttpServlet servlet = new HttpServlet() {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            calls.add("servlet");
            if (request.getRequestURI().equals("/fail")) {
                throw new IllegalStateException("broken");
            }
            response.getWriter().print("fine");
        }
    };

    private final ServerHooks hooks = new ServerHooks() {
        @Override
        public void preRequest(WorkerView worker, RequestView request) {
            calls.add("pre " + worker.number() + " " + request.method() + " " + request.uri());
            if (request.path().equals("/refused")) {
                throw new IllegalStateException("not this one");
            }
        }

        @Override
        public void postRequest(
                WorkerView worker, RequestView request, Map<String, String> environ, ResponseView response) {
            calls.add("post " + environ.get("PATH_INFO") + " " + response.status() + " " + response.bytesSent());
        }
    };

    @Test
    void hooksAreCalledAroundTheApplication() {
        try (RunningEngine server = start();
                Connection client = server.connect()) {
            assertThat(client.get("/a%20b?x=1").body()).isEqualTo("fine");
            Await.until(() -> calls.size() == 3);
            assertThat(calls).containsExactly("pre 1 GET /a%20b?x=1", "servlet", "post /a b 200 4");
        }
    }

    @Test
    void aHookThatFailsBeforeTheRequestAnswers500() {
        try (RunningEngine server = start();
                Connection client = server.connect()) {
            assertThat(client.get("/refused").status()).isEqualTo(500);
            Await.until(() -> calls.size() == 2);
            assertThat(calls).containsExactly("pre 1 GET /refused", "post /refused 500 129");
            assertThat(server.lines)
                    .singleElement()
                    .extracting(RunningEngine.Line::status)
                    .isEqualTo(500);
        }
    }

    @Test
    void anApplicationThatFailsAnswers500() {
        try (RunningEngine server = start();
                Connection client = server.connect()) {
            Connection.Answer answer = client.get("/fail");
            assertThat(answer.status()).isEqualTo(500);
            Await.until(() -> server.lines.size() == 1);
            assertThat(client.get("/").status()).isEqualTo(200);
        }
    }

    private RunningEngine start() {
        return RunningEngine.serving(SETTINGS, new BindAddress.Inet("127.0.0.1", 0), hooks, servlet);
    }
}
