package io.jgun.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.hooks.RequestView;
import io.jgun.hooks.ResponseView;
import io.jgun.hooks.ServerHooks;
import io.jgun.hooks.WorkerView;
import io.jgun.settings.BindAddress;
import io.jgun.settings.Settings;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The address of the client is one text wherever it is asked for. */
@Timeout(60)
class ClientAddressTest {

    private final List<String> told = new CopyOnWriteArrayList<>();

    private final HttpServlet servlet = new HttpServlet() {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print(request.getRemoteAddr() + ' ' + request.getRemotePort());
        }
    };

    private final ServerHooks hooks = new ServerHooks() {
        @Override
        public void preRequest(WorkerView worker, RequestView request) {
            told.add(request.remoteAddress() + ' ' + request.remotePort());
        }

        @Override
        public void postRequest(
                WorkerView worker, RequestView request, Map<String, String> environ, ResponseView response) {
            told.add(environ.get("REMOTE_ADDR") + ' ' + environ.get("REMOTE_PORT"));
        }
    };

    @ParameterizedTest
    @ValueSource(strings = {"::1", "127.0.0.1"})
    void servletHooksAndLogAgree(String address) {
        try (RunningEngine server =
                        RunningEngine.serving(Settings.defaults(), new BindAddress.Inet(address, 0), hooks, servlet);
                Connection client = Connection.tcp(address, server.port())) {
            String expected = address + ' ' + client.localPort();

            assertThat(client.get("/").body()).isEqualTo(expected);
            Await.until(() -> told.size() == 2);
            assertThat(told).containsExactly(expected, expected);
            assertThat(server.lines)
                    .singleElement()
                    .extracting(RunningEngine.Line::client)
                    .isEqualTo(address);
        }
    }
}
