package io.jgun.servlet.app;

import io.jgun.servlet.session.SessionIds;
import io.jgun.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Generations of applications on one server, all of them reachable: the header Generation says which, counted from 1. */
final class Generations implements AutoCloseable {

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<LoadedApplications> loaded = new CopyOnWriteArrayList<>();

    Generations(Settings first) {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setDynamic(false);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                int number = Integer.parseInt(request.getHeaders().get("Generation"));
                return loaded.get(number - 1).handler().handle(request, response, callback);
            }
        });
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        loaded.add(ApplicationLoader.load(first, server));
    }

    /** One more, which follows the newest; that one still runs. */
    void reload(Settings settings) {
        LoadedApplications next = ApplicationLoader.load(settings, server);
        next.sessions().follow(loaded.get(loaded.size() - 1).sessions());
        loaded.add(next);
    }

    /** The end of one that has drained. */
    void retire(int number) {
        loaded.get(number - 1).sessions().handOver();
        loaded.get(number - 1).stop();
    }

    LoadedApplications get(int number) {
        return loaded.get(number - 1);
    }

    /** A client that keeps its cookie. */
    Browser browser() {
        return new Browser();
    }

    /** A client that has this cookie. */
    Browser browser(String cookie) {
        Browser browser = new Browser();
        browser.cookie = cookie;
        return browser;
    }

    /** Looks for sessions that have expired every second, and not only every ten. */
    void scavengeOften() {
        try {
            SessionIds ids = Objects.requireNonNull(server.getBean(SessionIds.class));
            ids.getSessionHouseKeeper().setIntervalSec(1);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A client that has the cookie of another, which may be that of another server. */
    Browser browserLike(Browser known) {
        Browser browser = new Browser();
        browser.adopt(known);
        return browser;
    }

    final class Browser {

        private volatile @Nullable String cookie;

        void adopt(Browser known) {
            cookie = known.cookie;
        }

        String get(int generation, String target) {
            return getLater(generation, target).join();
        }

        CompletableFuture<String> getLater(int generation, String target) {
            URI uri = URI.create("http://127.0.0.1:" + connector.getLocalPort() + target);
            HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Generation", "" + generation);
            String known = cookie;
            if (known != null) {
                request.header("Cookie", known);
            }
            return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                    .thenApply(this::remember);
        }

        private String remember(HttpResponse<String> response) {
            response.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.split(";", 2)[0]);
            if (response.statusCode() != 200) {
                throw new UncheckedIOException(new IOException(response + " " + response.body()));
            }
            return response.body();
        }
    }

    @Override
    public void close() {
        try {
            connector.stop();
            loaded.forEach(LoadedApplications::stop);
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
