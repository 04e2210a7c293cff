package io.jgun.servlet.app;

import io.jgun.settings.AppReference;
import io.jgun.settings.Applications;
import io.jgun.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Applications behind a Jetty server on a free port of the loopback. */
final class TestServer implements AutoCloseable {

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final HttpClient client = HttpClient.newHttpClient();
    private final LoadedApplications applications;

    private TestServer(Settings settings) {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        Handler.Wrapper current = new Handler.Wrapper(true, null);
        server.setHandler(current);
        try {
            server.start();
            applications = ApplicationLoader.load(settings, server);
            current.setHandler(applications.handler());
        } catch (RuntimeException e) {
            LoadedApplications.closeQuietly(server::stop);
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static TestServer serving(Settings settings) {
        return new TestServer(settings);
    }

    static Settings settings(Path classPath, AppReference... apps) {
        return Settings.defaults()
                .with(Applications.APP, List.of(apps))
                .with(Applications.CLASSPATH, List.of(classPath));
    }

    /** {@code com.acme.App:servlet}; without a colon the class itself. */
    static AppReference.ServletClass app(String text) {
        String[] parts = text.split(":", 2);
        return new AppReference.ServletClass(
                text, "/", parts[0], parts.length > 1 ? Optional.of(parts[1]) : Optional.empty(), Optional.empty());
    }

    static AppReference.ServletClass call(String className, String method, Object... arguments) {
        return new AppReference.ServletClass(
                className + ":" + method + "(...)",
                "/",
                className,
                Optional.of(method),
                Optional.of(Arrays.asList(arguments)));
    }

    static AppReference.Webapp webapp(Path path) {
        return new AppReference.Webapp(path.toString(), "/", path);
    }

    static AppReference.ServletClass at(AppReference.ServletClass app, String contextPath) {
        return new AppReference.ServletClass(
                app.text() + ":" + contextPath, contextPath, app.className(), app.member(), app.arguments());
    }

    URI uri(String target) {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort() + target);
    }

    HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(uri(target));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> get(String target) {
        return send(request(target));
    }

    String body(String target) {
        return get(target).body();
    }

    LoadedApplications applications() {
        return applications;
    }

    HttpClient client() {
        return client;
    }

    @Override
    public void close() {
        try {
            connector.stop();
            applications.stop();
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
