package io.jgun.settings;

import java.util.List;

/** Settings of the section HTTP/2. */
public final class Http2 {

    static final Declarations DECLARED = new Declarations(Section.HTTP2);

    public static final Setting<List<String>> HTTP_PROTOCOLS = DECLARED.setting(
                    "http_protocols", ListOf.of(Texts.choice("h1", "h2", "h3"), ","))
            .flags("--http-protocols")
            .metavar("STRING")
            .notYet()
            .doc("The versions of HTTP to offer, the preferred one first: h1, h2")
            .defaultsTo(List.of("h1"));

    public static final Setting<String> HTTP2_CLEARTEXT = DECLARED.setting("http2_cleartext", Texts.TEXT)
            .flags("--http2-cleartext")
            .metavar("MODE")
            .notYet()
            .doc("Whether HTTP/2 is spoken without TLS")
            .defaultsTo("off");

    public static final Setting<Integer> HTTP2_MAX_CONCURRENT_STREAMS = DECLARED.setting(
                    "http2_max_concurrent_streams", Numbers.COUNT)
            .flags("--http2-max-concurrent-streams")
            .metavar("INT")
            .notYet()
            .doc("Requests that one HTTP/2 connection may have open at once")
            .defaultsTo(100);

    public static final Setting<Integer> HTTP2_INITIAL_WINDOW_SIZE = DECLARED.setting(
                    "http2_initial_window_size", Numbers.COUNT)
            .flags("--http2-initial-window-size")
            .metavar("INT")
            .notYet()
            .doc("Bytes that an HTTP/2 client may send before it must wait")
            .defaultsTo(65535);

    public static final Setting<Integer> HTTP2_MAX_FRAME_SIZE = DECLARED.setting("http2_max_frame_size", Numbers.COUNT)
            .flags("--http2-max-frame-size")
            .metavar("INT")
            .notYet()
            .doc("Bytes of the largest HTTP/2 frame to accept")
            .defaultsTo(16384);

    public static final Setting<Integer> HTTP2_MAX_HEADER_LIST_SIZE = DECLARED.setting(
                    "http2_max_header_list_size", Numbers.COUNT)
            .flags("--http2-max-header-list-size")
            .metavar("INT")
            .notYet()
            .doc("Bytes of all headers of an HTTP/2 request together")
            .defaultsTo(65536);

    private Http2() {}
}
