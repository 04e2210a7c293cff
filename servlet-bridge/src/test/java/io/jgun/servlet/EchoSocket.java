package io.jgun.servlet;

import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;

/** Echoes; told to {@code talk} it says {@code more} again and again. */
@ServerEndpoint("/socket")
public final class EchoSocket {

    @OnMessage
    public String echo(String text, Session session) {
        if (text.equals("talk")) {
            new Thread(() -> talk(session)).start();
        }
        return text;
    }

    private static void talk(Session session) {
        try {
            while (session.isOpen()) {
                session.getBasicRemote().sendText("more");
                Thread.sleep(20);
            }
        } catch (IOException | IllegalStateException | InterruptedException closed) {
            // As is meant.
        }
    }
}
