package io.jgun.proxies;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.settings.PeerNetwork;
import io.jgun.settings.RequestParsing;
import io.jgun.settings.Settings;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is believed of whom. Each row: the trusted proxies, the peer, the lines of the head (divided by {@code &&}), and what
 * comes of it: address (port), scheme, host; {@code peer}, {@code -} for what is left as it was.
 */
class ForwardedHeadersTest {

    private static String believed(String allowed, String peer, String head) {
        Settings settings = Settings.defaults().with(RequestParsing.FORWARDED_ALLOW_IPS, networks(allowed));
        return believed(ForwardedRules.of(settings), peer, head);
    }

    private static List<PeerNetwork> networks(String allowed) {
        return allowed.equals("none")
                ? List.of()
                : Arrays.stream(allowed.split(",")).map(PeerNetwork::parse).toList();
    }

    private static String believed(ForwardedRules rules, String peer, String head) {
        boolean trusted = rules.trusts(peer.equals("unix") ? null : address(peer));
        ForwardedFields fields = rules.fields();
        List<String> seen = new ArrayList<>();
        try {
            for (String line : head.split("&&", -1)) {
                String[] parts = line.strip().split(":", 2);
                HeaderRole role = rules.role(parts[0], trusted);
                if (role == HeaderRole.TELLING) {
                    fields.add(parts[0], parts[1]);
                } else if (role != HeaderRole.PLAIN) {
                    seen.add(role.name());
                }
            }
            return String.join(" ", text(fields.resolve()), String.join(" ", seen))
                    .strip();
        } catch (ForwardedException refused) {
            return "400";
        }
    }

    private static String text(Forwarding told) {
        ClientAddress client = told.client();
        String from = client == null ? "peer" : client.text() + (client.port() == 0 ? "" : " (" + client.port() + ")");
        String scheme = told.secure() == null ? "-" : told.secure() ? "https" : "http";
        String host = told.host() == null ? "-" : told.host();
        String port = told.port() == 0 ? "" : ":" + told.port();
        String prefix = told.prefix().isEmpty() ? "" : " " + told.prefix() + (told.cut() ? " cut" : "");
        return from + ", " + scheme + ", " + host + port + prefix;
    }

    private static InetAddress address(String text) {
        return Objects.requireNonNull(io.jgun.settings.IpAddress.parse(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # Whom to believe
            127.0.0.1 | 127.0.0.1 | X-Forwarded-For: 203.0.113.7 | 203.0.113.7, -, -
            127.0.0.1 | 192.0.2.1 | X-Forwarded-For: 203.0.113.7 | peer, -, -
            127.0.0.1 | 127.0.0.2 | X-Forwarded-Proto: https && X-Forwarded-Host: evil.example | peer, -, -
            127.0.0.1 | 192.0.2.1 | Forwarded: for=203.0.113.7;proto=https;host=evil.example | peer, -, -
            127.0.0.1 | 192.0.2.1 | SCRIPT_NAME: /evil | peer, -, - DROPPED
            127.0.0.1 | 192.0.2.1 | X-Forwarded-Prefix: /evil && X-Forwarded-Port: 1 | peer, -, -
            none | 127.0.0.1 | X-Forwarded-For: 203.0.113.7 && X-Forwarded-Ssl: on | peer, -, -
            none | unix | X-Forwarded-For: 203.0.113.7 && X-Forwarded-Proto: https | 203.0.113.7, https, -
            10.0.0.0/8 | 10.255.0.9 | X-Forwarded-For: 203.0.113.7 | 203.0.113.7, -, -
            10.0.0.0/8 | 11.0.0.1 | X-Forwarded-For: 203.0.113.7 | peer, -, -
            172.16.0.0/12 | 172.31.255.255 | X-Forwarded-For: 203.0.113.7 | 203.0.113.7, -, -
            172.16.0.0/12 | 172.32.0.0 | X-Forwarded-For: 203.0.113.7 | peer, -, -
            2001:db8::/32 | 2001:db8:ffff::1 | X-Forwarded-For: 203.0.113.7 | 203.0.113.7, -, -
            2001:db8::/32 | 2001:db9::1 | X-Forwarded-For: 203.0.113.7 | peer, -, -
            127.0.0.1 | ::ffff:127.0.0.1 | X-Forwarded-For: 203.0.113.7 | 203.0.113.7, -, -
            0.0.0.0/0 | ::1 | X-Forwarded-For: 203.0.113.7 | peer, -, -
            * | 198.51.100.1 | X-Forwarded-For: 203.0.113.7 | 203.0.113.7, -, -
            * | 2001:db8::1 | X-Forwarded-For: 203.0.113.7 | 203.0.113.7, -, -

            # From the right, past the proxies
            127.0.0.1 | 127.0.0.1 | X-Forwarded-For: 1.2.3.4, 203.0.113.7 | 203.0.113.7, -, -
            127.0.0.1 | 127.0.0.1 | X-Forwarded-For: 127.0.0.1, 203.0.113.7 | 203.0.113.7, -, -
            127.0.0.1 | 127.0.0.1 | X-Forwarded-For: 203.0.113.7, 127.0.0.1 | 203.0.113.7, -, -
            127.0.0.1,10.0.0.0/8 | 127.0.0.1 | X-Forwarded-For: 6.6.6.6, 203.0.113.7, 10.1.1.1, 10.2.2.2 | 203.0.113.7, -, -
            127.0.0.1,10.0.0.0/8 | 127.0.0.1 | X-Forwarded-For: 10.3.3.3, 10.1.1.1, 10.2.2.2 | 10.3.3.3, -, -
            127.0.0.1,10.0.0.0/8 | 127.0.0.1 | X-Forwarded-For: 10.3.3.3, 192.0.2.66, 10.2.2.2 | 192.0.2.66, -, -
            127.0.0.1 | 127.0.0.1 | X-Forwarded-For: 1.2.3.4 && X-Forwarded-For: 203.0.113.7 | 203.0.113.7, -, -
            127.0.0.1,10.0.0.1 | 127.0.0.1 | X-Forwarded-For: 203.0.113.7 && X-Forwarded-For: 10.0.0.1 | 203.0.113.7, -, -
            * | 10.0.0.1 | X-Forwarded-For: 1.2.3.4, 203.0.113.7 | 203.0.113.7, -, -
            *,10.0.0.0/8 | 192.0.2.1 | X-Forwarded-For: 1.2.3.4, 203.0.113.7, 10.9.9.9 | 203.0.113.7, -, -
            127.0.0.1 | 127.0.0.1 | x-forwarded-for: 203.0.113.7 | 203.0.113.7, -, -
            127.0.0.1 | 127.0.0.1 | X-Forwarded-For: ,, 203.0.113.7 ,, | 203.0.113.7, -, -
            127.0.0.1 | 127.0.0.1 | X-Forwarded-For: | peer, -, -
            127.0.0.1 | 127.0.0.1 | X-Forwarded-For: , , | peer, -, -

            # Forms of addresses
            127.0.0.1 | 127.0.0.1 | X-Forwarded-For: 203.0.113.7:4711 | 203.0.113.7 (4711), -, -
            127.0.0.1 | 127.0.0.1 | X-Forwarded-For: 2001:DB8:0:0:0:0:0:1 | 2001:db8::1, -, -
            127.0.0.1 | 127.0.0.1 | X-Forwarded-For: [2001:db8::1] | 2001:db8::1, -, -
            127.0.0.1 | 127.0.0.1 | X-Forwarded-For: [2001:db8::1]:4711 | 2001:db8::1 (4711), -, -
            127.0.0.1 | 127.0.0.1 | X-Forwarded-For: ::ffff:203.0.113.7 | 203.0.113.7, -, -
            127.0.0.1 | 127.0.0.1 | X-Forwarded-For: fe80::1%eth0 | fe80::1, -, -
            127.0.0.1,::1 | ::1 | X-Forwarded-For: 203.0.113.7, ::1, 127.0.0.1:5 | 203.0.113.7, -, -
            127.0.0.1 | 127.0.0.1 | X-Forwarded-For: 203.0.113.7:0 | 203.0.113.7, -, -
            127.0.0.1 | 127.0.0.1 | X-Forwarded-For: 203.0.113.7:99999 | 203.0.113.7, -, -
            127.0.0.1 | 127.0.0.1 | X-Forwarded-For: 010.0.0.1 | peer, -, -
            127.0.0.1 | 127.0.0.1 | X-Forwarded-For: 203.0.113 | peer, -, -
            127.0.0.1 | 127.0.0.1 | X-Forwarded-For: 3405803783 | peer, -, -
            127.0.0.1 | 127.0.0.1 | X-Forwarded-For: localhost | peer, -, -
            127.0.0.1 | 127.0.0.1 | X-Forwarded-For: unknown | peer, -, -
            127.0.0.1 | 127.0.0.1 | X-Forwarded-For: 1.2.3.4, unknown | peer, -, -
            127.0.0.1,10.0.0.1 | 127.0.0.1 | X-Forwarded-For: 1.2.3.4, unknown, 10.0.0.1 | 10.0.0.1, -, -
            127.0.0.1 | 127.0.0.1 | X-Forwarded-For: <script> | peer, -, -
            127.0.0.1 | 127.0.0.1 | X-Forwarded-For: [203.0.113.7] | peer, -, -
            127.0.0.1 | 127.0.0.1 | X-Forwarded-For: [2001:db8::1 | peer, -, -

            # The scheme
            127.0.0.1 | 127.0.0.1 | X-Forwarded-Proto: https | peer, https, -
            127.0.0.1 | 127.0.0.1 | X-Forwarded-Proto: http | peer, http, -
            127.0.0.1 | 127.0.0.1 | X-Forwarded-Protocol: ssl | peer, https, -
            127.0.0.1 | 127.0.0.1 | X-Forwarded-Ssl: on | peer, https, -
            127.0.0.1 | 127.0.0.1 | X-Forwarded-Ssl: off | peer, http, -
            127.0.0.1 | 127.0.0.1 | X-Forwarded-Proto: HTTPS | peer, http, -
            127.0.0.1 | 127.0.0.1 | X-Forwarded-Proto: https && X-Forwarded-Ssl: on | peer, https, -
            127.0.0.1 | 127.0.0.1 | X-Forwarded-Proto: https && X-Forwarded-Ssl: off | 400
            127.0.0.1 | 127.0.0.1 | X-Forwarded-Proto: http && X-Forwarded-Protocol: ssl | 400
            127.0.0.1 | 127.0.0.1 | X-Forwarded-Proto: https && X-Forwarded-Proto: http | 400
            127.0.0.1 | 127.0.0.1 | X-Forwarded-Proto: https && X-Forwarded-Proto: https | peer, https, -
            127.0.0.1 | 192.0.2.1 | X-Forwarded-Proto: https && X-Forwarded-Ssl: off | peer, -, -
            127.0.0.1 | 127.0.0.1 | X-Forwarded-Proto: https, http && X-Forwarded-For: 203.0.113.7 | 203.0.113.7, http, -
            127.0.0.1,10.0.0.1 | 127.0.0.1 | X-Forwarded-Proto: https, http && X-Forwarded-For: 203.0.113.7, 10.0.0.1 | 203.0.113.7, https, -
            127.0.0.1,10.0.0.1 | 127.0.0.1 | X-Forwarded-Proto: https && X-Forwarded-For: 203.0.113.7, 10.0.0.1 | 203.0.113.7, https, -
            127.0.0.1 | 127.0.0.1 | X-Forwarded-Proto: | peer, http, -

            # Host, port and prefix
            127.0.0.1 | 127.0.0.1 | X-Forwarded-Host: shop.example | peer, -, shop.example
            127.0.0.1 | 127.0.0.1 | X-Forwarded-Host: shop.example:8443 | peer, -, shop.example:8443
            127.0.0.1 | 127.0.0.1 | X-Forwarded-Host: evil.example, shop.example | peer, -, shop.example
            127.0.0.1 | 127.0.0.1 | X-Forwarded-Host: [2001:db8::1]:8443 | peer, -, [2001:db8::1]:8443
            127.0.0.1 | 127.0.0.1 | X-Forwarded-Host: shop.example && X-Forwarded-Port: 8443 | peer, -, shop.example:8443
            127.0.0.1 | 127.0.0.1 | X-Forwarded-Host: shop.example:80 && X-Forwarded-Port: 8443 | peer, -, shop.example:8443
            127.0.0.1 | 127.0.0.1 | X-Forwarded-Port: 8443 | peer, -, -:8443
            127.0.0.1 | 127.0.0.1 | X-Forwarded-Port: 1, 443 | peer, -, -:443
            127.0.0.1 | 127.0.0.1 | X-Forwarded-Host: shop.example/evil | 400
            127.0.0.1 | 127.0.0.1 | X-Forwarded-Host: user@shop.example | 400
            127.0.0.1 | 127.0.0.1 | X-Forwarded-Host: shop.example:http | 400
            127.0.0.1 | 127.0.0.1 | X-Forwarded-Host: 2001:db8::1 | 400
            127.0.0.1 | 127.0.0.1 | X-Forwarded-Host: [::1 | 400
            127.0.0.1 | 127.0.0.1 | X-Forwarded-Host: :80 | 400
            127.0.0.1 | 127.0.0.1 | X-Forwarded-Host: | peer, -, -
            127.0.0.1 | 127.0.0.1 | X-Forwarded-Port: 70000 | 400
            127.0.0.1 | 127.0.0.1 | X-Forwarded-Port: https | 400
            127.0.0.1 | 127.0.0.1 | X-Forwarded-Prefix: /shop/ | peer, -, - /shop cut
            127.0.0.1 | 127.0.0.1 | X-Forwarded-Prefix: /evil, /shop | peer, -, - /shop cut
            127.0.0.1,10.0.0.1 | 127.0.0.1 | X-Forwarded-Prefix: /evil, /outer, /inner && X-Forwarded-For: 1.1.1.1, 10.0.0.1 | 1.1.1.1, -, - /outer/inner cut
            127.0.0.1 | 127.0.0.1 | X-Forwarded-Prefix: / | peer, -, -
            127.0.0.1 | 127.0.0.1 | X-Forwarded-Prefix: //evil.example | 400
            127.0.0.1 | 127.0.0.1 | X-Forwarded-Prefix: /a/../b | 400
            127.0.0.1 | 127.0.0.1 | X-Forwarded-Prefix: https://evil.example | 400
            127.0.0.1 | 127.0.0.1 | X-Forwarded-Prefix: /a\\b | 400
            127.0.0.1 | 127.0.0.1 | SCRIPT_NAME: /shop | peer, -, - /shop
            127.0.0.1 | 127.0.0.1 | SCRIPT_NAME: /shop && X-Forwarded-Prefix: /evil | peer, -, - /shop
            127.0.0.1 | 127.0.0.1 | SCRIPT_NAME: /shop && SCRIPT_NAME: /evil | 400
            127.0.0.1 | 127.0.0.1 | X_Forwarded_For: 1.2.3.4 && X-Forwarded-For: 203.0.113.7 | 203.0.113.7, -, - DROPPED

            # RFC 7239
            127.0.0.1 | 127.0.0.1 | Forwarded: for=203.0.113.7 | 203.0.113.7, -, -
            127.0.0.1 | 127.0.0.1 | Forwarded: For="[2001:db8::1]:4711" | 2001:db8::1 (4711), -, -
            127.0.0.1 | 127.0.0.1 | Forwarded: for=203.0.113.7;proto=https;host=shop.example:8443;by=10.0.0.1 | 203.0.113.7, https, shop.example:8443
            127.0.0.1 | 127.0.0.1 | Forwarded: for=1.2.3.4;host=evil.example, for=203.0.113.7;proto=http | 203.0.113.7, http, -
            127.0.0.1,10.0.0.1 | 127.0.0.1 | Forwarded: for=6.6.6.6, for=203.0.113.7;proto=https, for=10.0.0.1;proto=http | 203.0.113.7, https, -
            127.0.0.1,10.0.0.1 | 127.0.0.1 | Forwarded: for=203.0.113.7, for=10.0.0.1;proto=https;host=shop.example | 203.0.113.7, https, shop.example
            127.0.0.1 | 127.0.0.1 | Forwarded: for=1.2.3.4 && Forwarded: for=203.0.113.7 | 203.0.113.7, -, -
            127.0.0.1 | 127.0.0.1 | Forwarded: for=unknown;proto=https | peer, https, -
            127.0.0.1 | 127.0.0.1 | Forwarded: for=_hidden, for=_SEVKISEK | peer, -, -
            127.0.0.1,10.0.0.1 | 127.0.0.1 | Forwarded: for=1.2.3.4, for=_hidden;proto=https, for=10.0.0.1 | 10.0.0.1, https, -
            127.0.0.1 | 127.0.0.1 | Forwarded: for="203.0.113.7:_obf" | 203.0.113.7, -, -
            127.0.0.1 | 127.0.0.1 | Forwarded: for="203.0.113.\\7" | 203.0.113.7, -, -
            127.0.0.1 | 127.0.0.1 | Forwarded: proto=https | peer, https, -
            127.0.0.1 | 127.0.0.1 | Forwarded: PROTO=HTTPS; FOR=203.0.113.7 ; x=y | 203.0.113.7, https, -
            127.0.0.1 | 127.0.0.1 | Forwarded: for=" && Forwarded: for=203.0.113.7 | 400
            127.0.0.1 | 127.0.0.1 | Forwarded: for=1.2.3.4;for=203.0.113.7 | 400
            127.0.0.1 | 127.0.0.1 | Forwarded: for | 400
            127.0.0.1 | 127.0.0.1 | Forwarded: for=203.0.113.7 for=1.2.3.4 | 400
            127.0.0.1 | 127.0.0.1 | Forwarded: for=203.0.113.7;host="evil.example/x" | 400
            127.0.0.1 | 127.0.0.1 | Forwarded: | peer, -, -

            # Both: the proxy that sets the ones passes the other on
            127.0.0.1 | 127.0.0.1 | Forwarded: for=1.2.3.4;proto=https && X-Forwarded-For: 203.0.113.7 | 203.0.113.7, -, -
            127.0.0.1 | 127.0.0.1 | Forwarded: for=1.2.3.4;host=evil.example && X-Forwarded-Proto: https | peer, https, -
            127.0.0.1 | 127.0.0.1 | Forwarded: for=" && X-Forwarded-For: 203.0.113.7 | 203.0.113.7, -, -
            """)
    void onlyWhatABelievedPeerTellsCounts(String allowed, String peer, @Nullable String head, String expected) {
        assertThat(believed(allowed, peer, Objects.requireNonNull(head))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x-forwarded-for | X-Forwarded-For: 203.0.113.7 && X-Forwarded-Host: evil.example | 203.0.113.7, -, -
            x-forwarded-for | X-Forwarded-For: 203.0.113.7 && Forwarded: for=1.2.3.4 | 203.0.113.7, -, -
            forwarded | Forwarded: for=203.0.113.7 && X-Forwarded-For: 1.2.3.4 | 203.0.113.7, -, -
            forwarded | X-Forwarded-For: 1.2.3.4 && X-Forwarded-Prefix: /evil | peer, -, -
            """)
    void onlyTheHeadersThatTheProxySetsCount(String headers, String head, String expected) {
        Settings settings = Settings.defaults().with(RequestParsing.FORWARDED_HEADERS, List.of(headers));
        assertThat(believed(ForwardedRules.of(settings), "127.0.0.1", head)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "drop, 127.0.0.1, X_FOO, DROPPED",
        "drop, 127.0.0.1, PATH_INFO, PLAIN",
        "drop, 127.0.0.1, path_info, PLAIN",
        "drop, 192.0.2.1, PATH_INFO, DROPPED",
        "drop, 192.0.2.1, X-Foo, PLAIN",
        "refuse, 127.0.0.1, X_FOO, REFUSED",
        "refuse, 192.0.2.1, SCRIPT_NAME, REFUSED",
        "refuse, 127.0.0.1, SCRIPT_NAME, TELLING",
        "dangerous, 127.0.0.1, X_FOO, PLAIN",
        "dangerous, 192.0.2.1, SCRIPT_NAME, PLAIN",
        "dangerous, 192.0.2.1, X-Forwarded-For, PLAIN"
    })
    void headersWithUnderscoresAreMappedAsGunicornDoes(String map, String peer, String name, HeaderRole role) {
        ForwardedRules rules = ForwardedRules.of(Settings.defaults().with(RequestParsing.HEADER_MAP, map));
        assertThat(rules.role(name, rules.trusts(address(peer)))).isEqualTo(role);
    }

    @ParameterizedTest
    @CsvSource({"/shop, false, /shop/cart, /cart", "/shop, false, /shop, /", "/shop, false, /shop/, /"})
    void theScriptNameIsTakenFromThePath(String prefix, boolean cut, String path, String behind) {
        Forwarding told = new Forwarding(null, null, null, 0, prefix, cut);
        assertThat(told.pathBehind(path)).isEqualTo(behind);
        assertThat(told.publicPath(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({"/shopping", "/sho", "/"})
    void aPathThatDoesNotBeginWithTheScriptNameHasNoRest(String path) {
        assertThat(new Forwarding(null, null, null, 0, "/shop", false).pathBehind(path))
                .isNull();
    }
}
