package com.acme;

import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

/** Sends every message to all who are connected. */
@ServerEndpoint("/chat")
public final class Chat {

    @OnMessage
    public void onMessage(Session from, String message) {
        for (Session session : from.getOpenSessions()) {
            // Whoever has gone in the meantime misses it.
            session.getAsyncRemote().sendText(message, result -> {});
        }
    }
}
