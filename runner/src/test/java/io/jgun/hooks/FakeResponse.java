package io.jgun.hooks;

import java.util.List;
import java.util.Map;

/** A response of 12 bytes. */
record FakeResponse(int status) implements ResponseView {

    @Override
    public long bytesSent() {
        return 12;
    }

    @Override
    public List<Map.Entry<String, String>> headers() {
        return List.of();
    }
}
