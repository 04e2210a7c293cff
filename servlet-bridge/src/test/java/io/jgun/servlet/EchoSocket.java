package io.jgun.servlet;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;

/** Says what it was told. */
@ServerEndpoint("/socket")
public final class EchoSocket {

    @OnMessage
    public String echo(String message) {
        return message;
    }
}
