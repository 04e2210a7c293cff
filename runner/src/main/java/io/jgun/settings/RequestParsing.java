package io.jgun.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Settings of the section Server Mechanics about reading requests, and whom to believe about where they come from. */
public final class RequestParsing {

    static final Declarations DECLARED = new Declarations(Section.SERVER_MECHANICS);

    private static final List<String> LOCAL = List.of("127.0.0.1", "::1");

    /** Names in upper case. */
    public static final Setting<Map<String, String>> SECURE_SCHEME_HEADERS = DECLARED.setting(
                    "secure_scheme_headers", Maps.HEADERS)
            .notYet()
            .doc("Headers of a trusted proxy, with the values that mean https")
            .defaultsTo(schemeHeaders());

    public static final Setting<List<String>> FORWARDED_ALLOW_IPS = DECLARED.setting(
                    "forwarded_allow_ips", ListOf.of(Texts.TEXT, ","))
            .flags("--forwarded-allow-ips")
            .metavar("STRING")
            .environment("FORWARDED_ALLOW_IPS", "")
            .notYet()
            .doc("The proxies whose X-Forwarded headers are believed: addresses, networks, or * for all")
            .defaultsTo(LOCAL);

    public static final Setting<String> PROXY_PROTOCOL = DECLARED.setting("proxy_protocol", new ProxyProtocolType())
            .flags("--proxy-protocol")
            .withoutValue("auto")
            .metavar("MODE")
            .notYet()
            .doc("Whether connections begin with the PROXY protocol: off, v1, v2 or auto")
            .defaultsTo("off");

    public static final Setting<List<String>> PROXY_ALLOW_IPS = DECLARED.setting(
                    "proxy_allow_ips", ListOf.of(Texts.TEXT, ","))
            .flags("--proxy-allow-from")
            .metavar("STRING")
            .notYet()
            .doc("The proxies that may use the PROXY protocol")
            .defaultsTo(LOCAL);

    public static final Setting<String> PROTOCOL = DECLARED.setting("protocol", Texts.choice("http", "uwsgi"))
            .flags("--protocol")
            .metavar("STRING")
            .notYet()
            .doc("What is spoken with clients: http or uwsgi")
            .defaultsTo("http");

    public static final Setting<List<String>> UWSGI_ALLOW_IPS = DECLARED.setting(
                    "uwsgi_allow_ips", ListOf.of(Texts.TEXT, ","))
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
            .notYet()
            .doc("Headers of a trusted proxy that may set what else only the server sets")
            .defaultsTo(List.of("SCRIPT_NAME", "PATH_INFO"));

    public static final Setting<String> HEADER_MAP = DECLARED.setting(
                    "header_map", Texts.choice("drop", "refuse", "dangerous"))
            .flags("--header-map")
            .metavar("STRING")
            .notYet()
            .doc("What happens to headers with underscores in their names: drop, refuse or dangerous")
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
