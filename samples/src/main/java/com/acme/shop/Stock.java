package com.acme.shop;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;

/** Tells over a WebSocket how much of a product there is. */
@ServerEndpoint("/stock/{product}")
public final class Stock {

    @OnMessage
    public String onMessage(@PathParam("product") String product, String question) {
        return product + ": " + product.length();
    }
}
