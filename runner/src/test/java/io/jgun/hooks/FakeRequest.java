package io.jgun.hooks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code GET /shop?item=1} with one header. */
final class FakeRequest implements RequestView {

    private final Map<String, Object> attributes = new HashMap<>();

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String uri() {
        return "/shop?item=1";
    }

    @Override
    public String path() {
        return "/shop";
    }

    @Override
    public String query() {
        return "item=1";
    }

    @Override
    public String scheme() {
        return "http";
    }

    @Override
    public String protocol() {
        return "HTTP/1.1";
    }

    @Override
    public String remoteAddress() {
        return "127.0.0.1";
    }

    @Override
    public int remotePort() {
        return 40000;
    }

    @Override
    public List<Map.Entry<String, String>> headers() {
        return List.of(Map.entry("Host", "example.org"));
    }

    @Override
    public @Nullable Object attribute(String name) {
        return attributes.get(name);
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        if (value == null) {
            attributes.remove(name);
        } else {
            attributes.put(name, value);
        }
    }
}
