package io.jgun.servlet;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A WebSocket and what happened to it, as text: messages, {@code closed 1001 reason}, {@code broken}. */
final class SocketClient implements WebSocket.Listener {

    final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final WebSocket socket;

    SocketClient(RunningEngine server) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + server.port() + "/socket"), this)
                .join();
    }

    /** Its echo, or what happened instead. */
    String ask(String message) throws InterruptedException {
        if (socket.sendText(message, true).isCancelled()) { // of a failure, an event tells
            events.add("cancelled");
        }
        return events.take();
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
