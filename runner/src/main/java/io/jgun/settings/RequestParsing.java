package io.jgun.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Settings of the section Server Mechanics about reading requests, and whom to believe about where they come from. */
public final class RequestParsing {

    static final Declarations DECLARED = new Declarations(Section.SERVER_MECHANICS);

    private static final List<PeerNetwork> LOCAL = List.of(PeerNetwork.parse("127.0.0.1"), PeerNetwork.parse("::1"));

    /** By header, in any case. */
    public static final Setting<Map<String, String>> SECURE_SCHEME_HEADERS =
            DECLARED.setting("secure_scheme_headers", Maps.HEADERS).doc("""
                    Headers of a trusted proxy, with the values that mean https

                    Any other value means http. A request whose headers disagree gets 400.""").defaultsTo(schemeHeaders());

    public static final Setting<List<PeerNetwork>> FORWARDED_ALLOW_IPS = DECLARED.setting(
                    "forwarded_allow_ips", ListOf.of(new PeerNetworkType(), ","))
            .flags("--forwarded-allow-ips")
            .metavar("STRING")
            .environment("FORWARDED_ALLOW_IPS", "")
            .doc("""
                    The proxies whose X-Forwarded headers are believed: addresses, networks, or * for all

                    From any other peer these headers change nothing. A peer at a unix socket is believed. Lists of \
                    addresses are read from the right, past the proxies named here: the first other one is the \
                    client, `getRemoteAddr` and `%(h)s`. `*` believes whoever connects and names no further proxy: \
                    behind two of them write `*,10.0.0.0/8`, with the network of the outer one.""")
            .defaultsTo(LOCAL);

    /** In lower case. */
    public static final Setting<List<String>> FORWARDED_HEADERS = DECLARED.setting(
                    "forwarded_headers",
                    ListOf.of(
                            Texts.choice(
                                    "x-forwarded-for",
                                    "x-forwarded-host",
                                    "x-forwarded-port",
                                    "x-forwarded-prefix",
                                    "forwarded"),
                            ","))
            .flags("--forwarded-headers")
            .metavar("STRING")
            .example("['x-forwarded-for']")
            .doc("""
                    The headers of a trusted proxy that count, beside secure_scheme_headers and forwarder_headers

                    Name only what your proxy sets or removes itself: what it passes on as it came is the client's \
                    own word. `forwarded` is RFC 7239, and counts where a request has none of the others. \
                    `x-forwarded-prefix` is a path that the proxy has cut off, and comes before the context path.""")
            .defaultsTo(List.of(
                    "x-forwarded-for", "x-forwarded-host", "x-forwarded-port", "x-forwarded-prefix", "forwarded"));

    public static final Setting<String> PROXY_PROTOCOL = DECLARED.setting("proxy_protocol", new ProxyProtocolType())
            .flags("--proxy-protocol")
            .withoutValue("auto")
            .metavar("MODE")
            .doc("""
                    Whether connections begin with the PROXY protocol: off, v1, v2 or auto

                    What it tells is the client for `getRemoteAddr` and the log, and whether the client has used TLS \
                    (v2). It may be missing, so that health checks can do without. Something that only begins like it \
                    gets 400. After it, `forwarded_allow_ips` is asked about the client that it names.""")
            .defaultsTo("off");

    public static final Setting<List<PeerNetwork>> PROXY_ALLOW_IPS = DECLARED.setting(
                    "proxy_allow_ips", ListOf.of(new PeerNetworkType(), ","))
            .flags("--proxy-allow-from")
            .metavar("STRING")
            .doc("""
                    The proxies that may use the PROXY protocol: addresses, networks, or * for all

                    Others that try get 403. A peer at a unix socket may.""")
            .defaultsTo(LOCAL);

    public static final Setting<String> PROTOCOL = DECLARED.setting("protocol", Texts.choice("http", "uwsgi"))
            .flags("--protocol")
            .metavar("STRING")
            .notYet()
            .doc("What is spoken with clients: http or uwsgi")
            .defaultsTo("http");

    public static final Setting<List<PeerNetwork>> UWSGI_ALLOW_IPS = DECLARED.setting(
                    "uwsgi_allow_ips", ListOf.of(new PeerNetworkType(), ","))
            .flags("--uwsgi-allow-from")
            .metavar("STRING")
            .notYet()
            .doc("The proxies that may speak uwsgi")
            .defaultsTo(LOCAL);

    public static final Setting<Boolean> PERMIT_OBSOLETE_FOLDING =
            permit("permit_obsolete_folding", "--permit-obsolete-folding", "Accept header fields of several lines");

    public static final Setting<Boolean> STRIP_HEADER_SPACES = permit(
            "strip_header_spaces", "--strip-header-spaces", "Accept spaces between a header's name and its colon");

    public static final Setting<Boolean> PERMIT_UNCONVENTIONAL_HTTP_METHOD = permit(
            "permit_unconventional_http_method",
            "--permit-unconventional-http-method",
            "Accept methods with small letters or unusual lengths");

    public static final Setting<Boolean> PERMIT_UNCONVENTIONAL_HTTP_VERSION = permit(
            "permit_unconventional_http_version",
            "--permit-unconventional-http-version",
            "Accept versions of HTTP other than 1.0 and 1.1");

    public static final Setting<Boolean> CASEFOLD_HTTP_METHOD =
            permit("casefold_http_method", "--casefold-http-method", "Turn methods into capital letters");

    public static final Setting<List<String>> FORWARDER_HEADERS = DECLARED.setting(
                    "forwarder_headers", ListOf.of(Texts.TEXT, ","))
            .flags("--forwarder-headers")
            .metavar("STRING")
            .doc("""
                    Headers of a trusted proxy that may set what else only the server sets

                    `SCRIPT_NAME` is the beginning of the path that belongs to the proxy: it comes before the context \
                    path that the application sees, and the path has to begin with it. The others reach the \
                    application whatever `header_map` says; `*` means all.""")
            .defaultsTo(List.of("SCRIPT_NAME", "PATH_INFO"));

    public static final Setting<String> HEADER_MAP = DECLARED.setting(
                    "header_map", Texts.choice("drop", "refuse", "dangerous"))
            .flags("--header-map")
            .metavar("STRING")
            .doc("""
                    What happens to headers with underscores in their names: drop, refuse or dangerous

                    `drop` leaves them out, `refuse` answers 400, `dangerous` passes them on: to whatever takes `_` and \
                    `-` for the same, a client could forge what only a proxy should say.""")
            .defaultsTo("drop");

    private RequestParsing() {}

    /** In Gunicorn's order, which Map.of would not keep from one run to the next. */
    private static Map<String, String> schemeHeaders() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-FORWARDED-PROTOCOL", "ssl");
        headers.put("X-FORWARDED-PROTO", "https");
        headers.put("X-FORWARDED-SSL", "on");
        return Collections.unmodifiableMap(headers);
    }

    private static Setting<Boolean> permit(String name, String flag, String doc) {
        return DECLARED.setting(name, Flag.TYPE)
                .switches("True", flag)
                .notYet()
                .doc(doc)
                .defaultsTo(false);
    }
}
