package io.jgun.servlet.session;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.http.HttpTester;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.session.DefaultSessionCache;
import org.eclipse.jetty.session.ManagedSession;
import org.eclipse.jetty.session.NullSessionDataStore;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a request does with its session, and that one without a session does nothing. */
@Timeout(60)
final class ContextSessionHandlerTest {

    private static final String LEFT = "release, in use by 0";

    private final Server server = new Server();
    private final LocalConnector connector = new LocalConnector(server);
    private final ContextSessionHandler handler = new ContextSessionHandler();
    private final Semaphore ended = new Semaphore(0);
    private final List<String> told = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws Exception {
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/", ServletContextHandler.SESSIONS);
        context.setSessionHandler(handler);
        DefaultSessionCache cache = new DefaultSessionCache(handler) {
            @Override
            public void commit(ManagedSession session) throws Exception {
                told.add("commit");
                super.commit(session);
            }

            @Override
            public void release(ManagedSession session) throws Exception {
                super.release(session);
                told.add("release, in use by " + session.getRequests());
            }
        };
        cache.setSessionDataStore(new NullSessionDataStore());
        handler.setSessionCache(cache);
        context.addServlet(Sessions.class, "/*");
        server.setHandler(new Handler.Wrapper(context) {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                Request.addCompletionListener(request, failure -> ended.release());
                return super.handle(request, response, callback);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    /** What it is asked for with /make, it makes; it says how many have the session in use, and where it came from. */
    public static final class Sessions extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            HttpSession session = request.getSession("/make".equals(request.getPathInfo()));
            response.getWriter()
                    .print((session == null ? "none" : session.getId()) + " " + request.isRequestedSessionIdFromCookie()
                            + " " + request.isRequestedSessionIdFromURL());
        }
    }

    @Test
    void oneWithoutASessionTouchesNone() throws Exception {
        assertThat(body("/", "")).isEqualTo("none false false");
        assertThat(told).isEmpty();
    }

    @Test
    void oneThatIsMadeIsSavedAndLeft() throws Exception {
        made();

        assertThat(told).containsExactly("commit", LEFT);
    }

    @Test
    void oneThatACookieNamesIsSavedAndLeft() throws Exception {
        String id = made();
        told.clear();

        assertThat(body("/", "Cookie: a=b; JSESSIONID=" + id + "\r\n")).isEqualTo(id + " true false");
        assertThat(told).containsExactly("commit", LEFT);
    }

    @Test
    void oneThatTheAddressNamesIsFound() throws Exception {
        String id = made();
        told.clear();

        assertThat(body("/;jsessionid=" + id, "")).isEqualTo(id + " false true");
        assertThat(told).containsExactly("commit", LEFT);
    }

    @Test
    void otherCookiesNameNone() throws Exception {
        made();

        assertThat(body("/", "Cookie: a=b\r\n")).isEqualTo("none false false");
    }

    @Test
    void oneThatIsNotThereIsStillTheRequestedOne() throws Exception {
        assertThat(body("/", "Cookie: JSESSIONID=gone\r\n")).isEqualTo("none true false");
    }

    private String made() throws Exception {
        String said = body("/make", "");
        return said.substring(0, said.indexOf(' '));
    }

    private String body(String target, String header) throws Exception {
        HttpTester.Response answer = HttpTester.parseResponse(connector.getResponse(
                "GET " + target + " HTTP/1.1\r\nHost: a\r\n" + header + "Connection: close\r\n\r\n"));
        assertThat(answer.getStatus()).isEqualTo(200);
        ended.acquire(); // the session is left after the answer
        return answer.getContent();
    }
}
