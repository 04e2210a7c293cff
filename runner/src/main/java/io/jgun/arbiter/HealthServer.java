package io.jgun.arbiter;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jgun.metrics.HealthAnswer;
import io.jgun.metrics.HealthQuestion;
import io.jgun.settings.BindAddress;
import io.jgun.settings.ServerSocket;
import io.jgun.settings.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers health checks at an address of its own, in threads of the arbiter's process that have to do with nothing else:
 * the JDK's little server, because Jetty is where the workers are.
 */
final class HealthServer {

    private static final Logger log = LoggerFactory.getLogger(HealthServer.class);
    private static final int THREADS = 4;
    private static final long RETRY_MILLIS = 500;

    private final Health health;
    private final String path;
    private final InetSocketAddress address;

    private HealthServer(Health health, String path, InetSocketAddress address) {
        this.health = health;
        this.path = path;
        this.address = address;
    }

    /** Begins to answer, if the settings want it. The address may be that of an arbiter that this one takes over from. */
    static void start(Health health, Settings settings) {
        if (settings.get(ServerSocket.HEALTH_BIND).orElse(null) instanceof BindAddress.Inet inet) {
            HealthServer server = new HealthServer(
                    health, settings.get(ServerSocket.HEALTH_PATH), new InetSocketAddress(inet.host(), inet.port()));
            daemon(server::open, "health").start();
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(null, task, name, 0, false);
        thread.setDaemon(true);
        return thread;
    }

    private void open() {
        // A client that never ends its request must not keep a thread.
        System.setProperty("sun.net.httpserver.maxReqTime", "5");
        boolean told = false;
        while (true) {
            try {
                serve(HttpServer.create(address, 0));
                return;
            } catch (BindException taken) {
                if (!told) {
                    log.warn("Health checks wait for {}: {}", address, taken.getMessage());
                    told = true;
                }
                pause();
            } catch (IOException failure) {
                log.error("Health checks are not answered at {}: {}", address, failure.getMessage());
                return;
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(HttpServer server) {
        ExecutorService threads = new ThreadPoolExecutor(
                THREADS, THREADS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), task -> daemon(task, "health"));
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        log.info(
                "Health checks at: http://{}:{}{}",
                address.getHostString(),
                server.getAddress().getPort(),
                path);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String asked = exchange.getRequestURI().getPath();
            HealthQuestion question = HealthQuestion.of(path, asked);
            if (question == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                answer(exchange, health.answer(question));
            }
        }
    }

    private static void answer(HttpExchange exchange, HealthAnswer answer) throws IOException {
        byte[] word = answer.body();
        exchange.getResponseHeaders().set("Content-Type", "text/plain;charset=us-ascii");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        int status = answer.status();
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, word.length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(word);
        }
    }
}
