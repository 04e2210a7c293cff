package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** The sample servlets, as samples/README.md starts them. */
@BesideOthers
final class SamplesIT {

    @Test
    void uploadListsPartsAndEchoesOtherBodies() {
        try (JgunProcess process = serving("com.acme.Upload")) {
            URI server = process.awaitListening();
            HttpRequest.BodyPublisher large = HttpRequest.BodyPublishers.ofString("x".repeat(300_000));
            assertThat(Http.send(Http.request(server, "/").POST(large).build()).body())
                    .hasSize(300_000);
            String form = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n"
                    + "y".repeat(100_000) + "\r\n--b--\r\n";
            HttpRequest upload = Http.request(server, "/")
                    .header("Content-Type", "multipart/form-data; boundary=b")
                    .POST(HttpRequest.BodyPublishers.ofString(form))
                    .build();
            assertThat(Http.send(upload).body()).isEqualTo("file a.txt 100000\n");
        }
    }

    @Test
    void eventsComeOneAfterTheOther() {
        try (JgunProcess process = serving("com.acme.Events")) {
            HttpResponse<String> events = Http.get(process.awaitListening(), "/?count=3");
            assertThat(events.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            assertThat(events.body()).isEqualTo("data: 1\n\ndata: 2\n\ndata: 3\n\n");
        }
    }

    @Test
    void slowAnswersInTheEnd() {
        try (JgunProcess process = serving("com.acme.Slow")) {
            assertThat(Http.get(process.awaitListening(), "/?seconds=0.2").body())
                    .isEqualTo("done\n");
        }
    }

    private static JgunProcess serving(String app) {
        return Jgun.command("--bind", "127.0.0.1:0", "--workers", "2", app)
                .withSamples()
                .start();
    }
}
