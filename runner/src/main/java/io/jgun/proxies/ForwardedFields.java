package io.jgun.proxies;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The headers of one request in which a believed peer tells where it comes from.
 *
 * <p>Each proxy adds what it sees, on the right. So lists are read from the right, past the proxies that are known, and
 * the first other address is the client's: what stands further left the client may have written itself. X-Forwarded
 * headers count before {@code Forwarded}, since a proxy that writes the ones passes the other on as it came.
 */
public final class ForwardedFields {

    private final TrustedPeers peers;
    private final Map<String, String> schemes;
    private final List<Line> schemeLines = new ArrayList<>(1);
    private @Nullable String addresses;
    private @Nullable String hosts;
    private @Nullable String ports;
    private @Nullable String prefixes;
    private @Nullable String forwarded;
    private @Nullable String scriptName;

    private @Nullable ClientAddress client;
    private int hops;

    private record Line(String name, String value) {}

    /** @param schemes the value that means https, by header; a map that knows no case */
    ForwardedFields(TrustedPeers peers, Map<String, String> schemes) {
        this.peers = peers;
        this.schemes = schemes;
    }

    /**
     * One line of the head.
     *
     * @throws ForwardedException if it contradicts an earlier one that it cannot be a continuation of
     */
    public void add(String name, @Nullable String value) {
        String text = value == null ? "" : value.strip();
        if (schemes.containsKey(name)) {
            schemeLines.add(new Line(name, text));
            return;
        }
        switch (name.toLowerCase(Locale.ROOT)) {
            case "x-forwarded-for" -> addresses = joined(addresses, text);
            case "x-forwarded-host" -> hosts = joined(hosts, text);
            case "x-forwarded-port" -> ports = joined(ports, text);
            case "x-forwarded-prefix" -> prefixes = joined(prefixes, text);
            case "forwarded" -> forwarded = joined(forwarded, text);
            default -> scriptName(text);
        }
    }

    /** RFC 9110 section 5.3: several lines are one list. */
    private static String joined(@Nullable String before, String text) {
        return before == null ? text : before + "," + text;
    }

    private void scriptName(String text) {
        if (scriptName != null && !scriptName.equals(text)) {
            throw new ForwardedException("two values of SCRIPT_NAME");
        }
        scriptName = text;
    }

    /** What all of it means. To be called once. */
    public Forwarding resolve() {
        boolean separate =
                addresses != null || hosts != null || ports != null || prefixes != null || !schemeLines.isEmpty();
        return forwarded != null && !separate ? resolve(ForwardedElements.parse(forwarded)) : resolveSeparate();
    }

    private Forwarding resolveSeparate() {
        if (addresses != null) {
            walk(addresses);
        }
        String host = hosts == null ? null : HopList.at(hops, hosts);
        PublicHost named = host == null ? null : PublicHost.parse(host);
        return result(secure(), named, port());
    }

    private void walk(String list) {
        hops = -1;
        for (String entry : HopList.nearestFirst(list)) {
            if (!passes(ClientAddress.parse(entry))) {
                break;
            }
        }
        hops = Math.max(0, hops);
    }

    /** Whether there may be more behind it. What names no address hides all that is behind it. */
    private boolean passes(@Nullable ClientAddress told) {
        hops++;
        if (told == null) {
            return false;
        }
        client = told;
        return peers.isProxy(told.address());
    }

    /** Gunicorn's rule: those that disagree refuse the request, and what is not the one value means http. */
    private @Nullable Boolean secure() {
        Boolean secure = null;
        for (Line line : schemeLines) {
            String value = line.value().indexOf(',') < 0 ? line.value() : HopList.at(hops, line.value());
            boolean says = Objects.equals(schemes.get(line.name()), value);
            if (secure != null && secure != says) {
                throw new ForwardedException("headers disagree about the scheme");
            }
            secure = says;
        }
        return secure;
    }

    private int port() {
        String port = ports == null ? null : HopList.at(hops, ports);
        if (port == null) {
            return 0;
        }
        int number = PortNumber.parse(port);
        if (number < 0) {
            throw new ForwardedException("no port: " + port);
        }
        return number;
    }

    private Forwarding resolve(List<Map<String, String>> elements) {
        int index = elements.size();
        boolean more = true;
        while (more && --index >= 0) {
            String node = elements.get(index).get("for");
            more = passes(node == null ? null : ClientAddress.parse(node));
        }
        Boolean secure = null;
        PublicHost host = null;
        // The proxy next to the client knows best; what it leaves unsaid the one after it may have told.
        for (Map<String, String> element : elements.subList(Math.max(0, index), elements.size())) {
            String proto = element.get("proto");
            if (secure == null && proto != null) {
                secure = proto.equalsIgnoreCase("https");
            }
            String name = element.get("host");
            if (host == null && name != null && !name.isEmpty()) {
                host = PublicHost.parse(name);
            }
        }
        return result(secure, host, 0);
    }

    private Forwarding result(@Nullable Boolean secure, @Nullable PublicHost host, int port) {
        int told = port == 0 && host != null ? host.port() : port;
        String name = host == null ? null : host.name();
        if (scriptName != null) {
            return new Forwarding(client, secure, name, told, PathPrefix.checked(scriptName), false);
        }
        return new Forwarding(client, secure, name, told, prefix(), true);
    }

    private String prefix() {
        if (prefixes == null) {
            return "";
        }
        StringBuilder prefix = new StringBuilder();
        HopList.upTo(hops, prefixes).forEach(one -> prefix.append(PathPrefix.checked(one)));
        return prefix.toString();
    }
}
