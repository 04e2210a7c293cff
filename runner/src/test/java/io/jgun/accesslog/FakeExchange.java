package io.jgun.accesslog;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A finished request made up by a test: {@code GET / HTTP/1.1} with 13 bytes unless it is told otherwise. */
final class FakeExchange implements Exchange {

    private final Map<String, String> requestHeaders = new HashMap<>();
    private final Map<String, String> responseHeaders = new HashMap<>();
    private final Map<String, String> environ = new HashMap<>();
    private @Nullable String user;
    private @Nullable String address = "127.0.0.1";
    private String method = "GET";
    private String target = "/";
    private String path = "/";
    private String query = "";
    private String protocol = "HTTP/1.1";
    private int status = 200;
    private long bytes = 13;
    private long nanos = 1_234_567_890L;

    FakeExchange request(String method, String target, String protocol) {
        this.method = method;
        this.target = target;
        this.protocol = protocol;
        int mark = target.indexOf('?');
        path = mark < 0 ? target : target.substring(0, mark);
        query = mark < 0 ? "" : target.substring(mark + 1);
        return this;
    }

    FakeExchange path(String decoded) {
        path = decoded;
        return this;
    }

    FakeExchange user(String name) {
        user = name;
        return this;
    }

    FakeExchange address(@Nullable String remote) {
        address = remote;
        return this;
    }

    FakeExchange status(int status, long bytes) {
        this.status = status;
        this.bytes = bytes;
        return this;
    }

    FakeExchange taking(long nanos) {
        this.nanos = nanos;
        return this;
    }

    FakeExchange header(String name, String value) {
        requestHeaders.put(name.toLowerCase(Locale.ROOT), value);
        return this;
    }

    FakeExchange responseHeader(String name, String value) {
        responseHeaders.put(name.toLowerCase(Locale.ROOT), value);
        return this;
    }

    FakeExchange environ(String name, String value) {
        environ.put(name, value);
        return this;
    }

    @Override
    public @Nullable String remoteAddress() {
        return address;
    }

    @Override
    public @Nullable String user() {
        return user;
    }

    @Override
    public long startedMillis() {
        return 0;
    }

    @Override
    public long durationNanos() {
        return nanos;
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String rawTarget() {
        return target;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public String query() {
        return query;
    }

    @Override
    public String protocol() {
        return protocol;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public long responseBytes() {
        return bytes;
    }

    @Override
    public @Nullable String requestHeader(String name) {
        return requestHeaders.get(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public @Nullable String responseHeader(String name) {
        return responseHeaders.get(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public @Nullable String environ(String name) {
        return environ.get(name);
    }

    @Override
    public long worker() {
        return 1;
    }
}
