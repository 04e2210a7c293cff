package io.jgun.hooks;

import io.jgun.config.HostObject;
import java.util.NoSuchElementException;

/** {@code resp} for functions of a config file. */
record ResponseObject(ResponseView response) implements HostObject {

    @Override
    public String typeName() {
        return "Response";
    }

    @Override
    public Object attribute(String name) {
        return switch (name) {
            case "status" -> Integer.toString(response.status());
            case "status_code" -> (long) response.status();
            case "sent", "response_length" -> response.bytesSent();
            case "headers" -> response.headers();
            case "headers_sent" -> true;
            default -> throw new NoSuchElementException(name);
        };
    }
}
