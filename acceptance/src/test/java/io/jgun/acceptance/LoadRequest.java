package io.jgun.acceptance;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A request that a {@link LoadClient} sends over and over.
 *
 * @param method as sent
 * @param target as sent
 * @param body empty for none
 * @param pause between the halves of what is sent, as of a client on a slow line; zero for none
 * @param expected what the body of the answer has to match, all of it
 */
public record LoadRequest(String method, String target, String body, Duration pause, Pattern expected) {

    private static final Pattern ANYTHING = Pattern.compile("(?s).*");

    public static LoadRequest get(String target) {
        return new LoadRequest("GET", target, "", Duration.ZERO, ANYTHING);
    }

    public static LoadRequest post(String target, String body) {
        return new LoadRequest("POST", target, body, Duration.ZERO, ANYTHING);
    }

    /** Any other answer is a failure. */
    public LoadRequest expecting(String pattern) {
        return new LoadRequest(method, target, body, pause, Pattern.compile(pattern, Pattern.DOTALL));
    }

    /** Sends one half, waits, sends the other. */
    public LoadRequest slowly(Duration wait) {
        return new LoadRequest(method, target, body, wait, expected);
    }

    byte[] bytes(String host, boolean keepAlive) {
        String head = method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\n"
                + (body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n")
                + (keepAlive ? "" : "Connection: close\r\n")
                + "\r\n";
        return (head + body).getBytes(StandardCharsets.ISO_8859_1);
    }
}
