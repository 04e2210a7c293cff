package io.jgun.servlet;

import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.settings.Version;
import jakarta.servlet.RequestDispatcher;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a generation that has no traffic yet whether it is ready. The requests are made in memory, through a server of
 * their own beside the one that serves: so they reach this generation whichever is current, and no log and no count.
 */
final class ReadyCheck implements HttpConfiguration.Customizer {

    private static final Logger LOG = LoggerFactory.getLogger(ReadyCheck.class);

    /** Between two requests. */
    private static final long PAUSE_MILLIS = 200;

    private final JettyGeneration generation;
    private final String path;
    private volatile ReadyAnswer answer = new ReadyAnswer("has not answered yet");

    /** @param path with its query, encoded */
    ReadyCheck(JettyGeneration generation, String path) {
        this.generation = generation;
        this.path = path;
    }

    /**
     * Asks until the answer is 2xx.
     *
     * @param server whose threads and buffers are used
     * @throws ExitException WORKER_BOOT_ERROR with the last answer
     */
    void await(Server server, Duration limit) {
        Server own = new Server(server.getThreadPool(), server.getScheduler(), server.getByteBufferPool());
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.addCustomizer(this);
        LocalConnector connector = new LocalConnector(own, new HttpConnectionFactory(configuration));
        connector.setIdleTimeout(0);
        own.addConnector(connector);
        own.setErrorHandler(new PlainErrors());
        own.setHandler(new Handler.Abstract.NonBlocking() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                generation.pool().submit(((ReadyRequest) request).begin(response, callback));
                return true;
            }
        });
        own.setRequestLog(this::ended);
        try {
            own.start();
            await(connector, limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExitException(
                    ExitCode.WORKER_BOOT_ERROR, "Interrupted while waiting for " + path + " to answer 2xx", e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ExitException(ExitCode.WORKER_BOOT_ERROR, "Cannot ask " + path + ": " + e, e);
        } finally {
            stop(own);
        }
    }

    private void await(LocalConnector connector, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        String before = "";
        while (true) {
            answer = new ReadyAnswer(answer.toString());
            LocalConnector.LocalEndPoint connection = connector.executeRequest("GET " + path
                    + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: jgun-ready/" + Version.NUMBER
                    + "\r\nAccept: */*\r\nConnection: close\r\n\r\n");
            try {
                answer.await(deadline - System.nanoTime());
            } finally {
                connection.close();
            }
            if (answer.isReady()) {
                LOG.debug("{} is ready: {} {}", generation, path, answer);
                return;
            }
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= PAUSE_MILLIS) {
                throw new ExitException(
                        ExitCode.WORKER_BOOT_ERROR,
                        "The application is not ready: " + path + " " + answer + "; no 2xx within " + limit.toSeconds()
                                + " s (ready_timeout)");
            }
            if (!before.equals(answer.toString())) {
                before = answer.toString();
                LOG.info("Waiting for {} to answer 2xx: it {}", path, before);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** Wraps it here so that the wrapper is what the request log gets. */
    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        return new ReadyRequest(request, generation, answer);
    }

    private void ended(Request request, Response response) {
        // Jetty itself refuses a path that is not valid, without a customizer.
        ReadyAnswer to = request instanceof ReadyRequest ready ? ready.answer() : answer;
        Object cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        to.status(
                response.getStatus(),
                response.getHeaders().get(HttpHeader.LOCATION),
                cause instanceof Throwable thrown ? thrown : null);
    }

    private static void stop(Server own) {
        try {
            own.stop();
        } catch (Exception e) {
            LOG.warn("Error after asking an application whether it is ready", e);
        }
    }
}
