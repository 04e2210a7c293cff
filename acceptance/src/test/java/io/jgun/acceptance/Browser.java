package io.jgun.acceptance;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A client that keeps its cookies and its connections. */
final class Browser {

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();
    private final URI server;

    Browser(URI server) {
        this.server = server;
    }

    /** The page, which has to be there. */
    String get(String target) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server + target)).build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new AssertionError(response + ": " + response.body());
        }
        return response.body();
    }
}
