package io.jgun.hooks;

import io.jgun.config.HostObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** {@code req} for functions of a config file. */
record RequestObject(RequestView request) implements HostObject {

    @Override
    public String typeName() {
        return "Request";
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "method" -> request.method();
            case "uri" -> request.uri();
            case "path" -> request.path();
            case "query" -> request.query();
            case "fragment" -> "";
            case "scheme" -> request.scheme();
            case "headers" -> upperCase(request.headers());
            case "version" -> version(request.protocol());
            case "remote_addr", "peer_addr" -> List.of(request.remoteAddress(), (long) request.remotePort());
            default -> {
                Object value = request.attribute(name);
                if (value == null) {
                    throw new NoSuchElementException(name);
                }
                yield value;
            }
        };
    }

    @Override
    public boolean setAttribute(String name, @Nullable Object value) {
        request.setAttribute(name, value);
        return true;
    }

    private static List<Map.Entry<String, String>> upperCase(List<Map.Entry<String, String>> headers) {
        List<Map.Entry<String, String>> upper = new ArrayList<>(headers.size());
        for (Map.Entry<String, String> header : headers) {
            upper.add(Map.entry(header.getKey().toUpperCase(Locale.ROOT), header.getValue()));
        }
        return upper;
    }

    private static List<Long> version(String protocol) {
        int slash = protocol.indexOf('/');
        String[] numbers = protocol.substring(slash + 1).split("\\.", -1);
        List<Long> version = new ArrayList<>(2);
        for (String number : numbers) {
            version.add(number.isEmpty() || !Character.isDigit(number.charAt(0)) ? 0L : number.charAt(0) - '0');
        }
        if (version.size() == 1) {
            version.add(0L);
        }
        return version;
    }
}
