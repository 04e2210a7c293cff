package io.jgun.accesslog;

import io.jgun.logging.LocalTimeZone;
import io.jgun.logging.TimeStamp;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What a format may ask for, as {@code %(h)s}. Each is declared here and nowhere else; docs/access-log.md is made of it. */
enum Atom {
    REMOTE_ADDRESS("h", "Remote address, as `getRemoteAddr` says.", (out, x, p) -> out.text(x.remoteAddress())),
    IDENTITY("l", "Always `-`: nobody asks identd any more.", (out, x, p) -> false),
    USER("u", "User name of the Basic credentials.", (out, x, p) -> out.text(x.user())),
    TIME("t", "Local time of the line, `[21/Nov/2026:08:44:20 +0000]`.", (out, x, p) -> {
        out.raw(Clock.STAMP.at(System.currentTimeMillis()));
        return true;
    }),
    REQUEST_LINE("r", "Request line, `GET /a%20b?x=1 HTTP/1.1`, its target as received.", (out, x, p) -> {
        out.text(x.method());
        out.raw(' ');
        out.text(x.rawTarget());
        out.raw(' ');
        return out.text(x.protocol());
    }),
    STATUS("s", Kind.NUMBER, "Status of the response.", (out, x, p) -> out.number(x.status())),
    METHOD("m", "Method of the request.", (out, x, p) -> out.text(x.method())),
    PATH("U", "Path, decoded, without the query.", (out, x, p) -> out.text(x.path())),
    QUERY(
            "q",
            "Query without its question mark, not decoded; empty if there is none.",
            (out, x, p) -> out.text(x.query())),
    PROTOCOL("H", "Protocol, `HTTP/1.1`.", (out, x, p) -> out.text(x.protocol())),
    BYTES(
            "B",
            Kind.NUMBER,
            "Bytes of the response body sent; 0 if the application raised and the server wrote the page.",
            (out, x, p) -> out.number(x.responseBytes())),
    BYTES_CLF("b", Kind.NUMBER, "The same as `B`.", (out, x, p) -> out.number(x.responseBytes())),
    REFERER("f", "Header `Referer`.", (out, x, p) -> out.text(x.requestHeader("Referer"))),
    USER_AGENT("a", "Header `User-Agent`.", (out, x, p) -> out.text(x.requestHeader("User-Agent"))),
    SECONDS(
            "T",
            Kind.NUMBER,
            "Time taken, in whole seconds.",
            (out, x, p) -> out.number(x.durationNanos() / 1_000_000_000)),
    MILLISECONDS(
            "M",
            Kind.NUMBER,
            "Time taken, in whole milliseconds.",
            (out, x, p) -> out.number(x.durationNanos() / 1_000_000)),
    MICROSECONDS(
            "D",
            Kind.NUMBER,
            "Time taken, in whole microseconds.",
            (out, x, p) -> out.number(x.durationNanos() / 1_000)),
    DECIMAL_SECONDS("L", Kind.DECIMAL, "Time taken, in seconds with six decimals.", (out, x, p) -> {
        out.number(x.durationNanos() / 1_000_000_000);
        out.raw('.');
        out.digits(x.durationNanos() / 1_000 % 1_000_000, 6);
        return true;
    }),
    PROCESS("p", "Process id, `<5812>`.", (out, x, p) -> {
        out.raw(Pid.TEXT);
        return true;
    }),
    REQUEST_HEADER(
            "i", Kind.NAMED, "A header of the request, any case.", (out, x, p) -> out.text(x.requestHeader(p.name()))),
    RESPONSE_HEADER(
            "o",
            Kind.NAMED,
            "A header of the response, any case.",
            (out, x, p) -> out.text(x.responseHeader(p.name()))),
    ENVIRONMENT(
            "e",
            Kind.NAMED,
            "A CGI variable of the request (`path_info`, `remote_port`, `wsgi.url_scheme`, `http_host` ...),"
                    + " else a variable of `raw_env` or of the process's environment, any case.",
            (out, x, p) -> out.text(x.environ(p.name())) || out.text(p.environment()));

    /** What kind of value it is. */
    enum Kind {
        TEXT,
        /** Takes the conversion {@code d}; a number in JSON. */
        NUMBER,
        /** A number in JSON, text to {@code %}. */
        DECIMAL,
        /** Text, written with a name, as {@code %({x-forwarded-for}i)s}. */
        NAMED
    }

    /**
     * What stands between the braces of a named atom.
     *
     * @param name in lower case; empty for other atoms
     * @param environment the value of the environment variable of that name, null without
     */
    record Parameter(String name, @Nullable String environment) {
        static final Parameter NONE = new Parameter("", null);
    }

    /** Writes the value; false, and nothing written, if there is none. */
    interface Writer {
        boolean write(LineBuffer out, Exchange exchange, Parameter parameter);
    }

    // Read at the first line, not at the start.
    private static final class Clock {
        static final TimeStamp STAMP = TimeStamp.ofAccessLog(LocalTimeZone.get());
    }

    private static final class Pid {
        static final byte[] TEXT = ("<" + ProcessHandle.current().pid() + ">").getBytes(StandardCharsets.US_ASCII);
    }

    private final String letter;
    private final Kind kind;
    private final String doc;
    private final Writer writer;

    Atom(String letter, String doc, Writer writer) {
        this(letter, Kind.TEXT, doc, writer);
    }

    Atom(String letter, Kind kind, String doc, Writer writer) {
        this.letter = letter;
        this.kind = kind;
        this.doc = doc;
        this.writer = writer;
    }

    String letter() {
        return letter;
    }

    Kind kind() {
        return kind;
    }

    /** One Markdown sentence. */
    String doc() {
        return doc;
    }

    boolean write(LineBuffer out, Exchange exchange, Parameter parameter) {
        return writer.write(out, exchange, parameter);
    }
}
