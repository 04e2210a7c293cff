package io.jgun.acceptance;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A WebSocket and what happens to it, as text: messages, {@code closed 1001 reason}, {@code broken}. */
final class WebSocketClient implements WebSocket.Listener {

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final WebSocket socket;

    WebSocketClient(URI server, String path) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://" + server.getAuthority() + path), this)
                .join();
    }

    /** Its answer, or what happened instead. */
    String ask(String message) throws InterruptedException {
        if (socket.sendText(message, true).isCancelled()) { // of a failure, an event tells
            events.add("cancelled");
        }
        return next();
    }

    /** What happens next; fails after a quarter of a minute. */
    String next() throws InterruptedException {
        String event = nextWithin(Duration.ofSeconds(15));
        if (event == null) {
            throw new AssertionError("nothing happens");
        }
        return event;
    }

    @Nullable
    String nextWithin(Duration time) throws InterruptedException {
        return events.poll(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        events.add(data.toString());
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        events.add("closed " + code + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        events.add("broken " + error);
    }
}
