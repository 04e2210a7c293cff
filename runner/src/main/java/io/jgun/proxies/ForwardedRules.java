package io.jgun.proxies;

import io.jgun.settings.RequestParsing;
import io.jgun.settings.Settings;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which headers of which peers count, as the settings say. Thread-safe, immutable. */
public final class ForwardedRules {

    static final String SCRIPT_NAME = "SCRIPT_NAME";
    private static final String ALL = "*";

    private final TrustedPeers peers;
    private final Map<String, String> schemes;
    private final List<String> forwarderHeaders;
    private final HeaderRole underscored;

    /** For a quick answer; few, so that going through them is quicker than to hash a name of any case. */
    private final String[] telling;

    private ForwardedRules(Settings settings) {
        peers = new TrustedPeers(settings.get(RequestParsing.FORWARDED_ALLOW_IPS));
        Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        values.putAll(settings.get(RequestParsing.SECURE_SCHEME_HEADERS));
        schemes = values;
        forwarderHeaders = settings.get(RequestParsing.FORWARDER_HEADERS).stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .toList();
        underscored = switch (settings.get(RequestParsing.HEADER_MAP)) {
            case "refuse" -> HeaderRole.REFUSED;
            case "dangerous" -> HeaderRole.PLAIN;
            default -> HeaderRole.DROPPED;
        };
        List<String> names = new ArrayList<>(settings.get(RequestParsing.FORWARDED_HEADERS));
        names.addAll(schemes.keySet());
        if (forwards(SCRIPT_NAME)) {
            names.add(SCRIPT_NAME);
        }
        telling = names.toArray(String[]::new);
    }

    public static ForwardedRules of(Settings settings) {
        return new ForwardedRules(settings);
    }

    /** Whether the headers of this peer count; null for a unix socket. */
    public boolean trusts(@Nullable InetAddress peer) {
        return peers.trusts(peer);
    }

    /** Names of the headers that count, in any case. */
    public List<String> telling() {
        return List.of(telling);
    }

    /**
     * What to do with a header.
     *
     * @param trusted what {@link #trusts} has said of the peer
     */
    public HeaderRole role(String name, boolean trusted) {
        if (trusted) {
            for (String one : telling) {
                if (one.equalsIgnoreCase(name)) {
                    return HeaderRole.TELLING;
                }
            }
        }
        if (name.indexOf('_') < 0) {
            return HeaderRole.PLAIN;
        }
        return trusted && forwards(name.toUpperCase(Locale.ROOT)) ? HeaderRole.PLAIN : underscored;
    }

    private boolean forwards(String upperCase) {
        return forwarderHeaders.contains(upperCase) || forwarderHeaders.contains(ALL);
    }

    /** For the headers of one request that tell something. */
    public ForwardedFields fields() {
        return new ForwardedFields(peers, schemes);
    }

    /** Whether requests would notice no difference to the other one. */
    public boolean isLike(ForwardedRules other) {
        return peers.equals(other.peers)
                && schemes.equals(other.schemes)
                && forwarderHeaders.equals(other.forwarderHeaders)
                && underscored == other.underscored
                && telling().equals(other.telling());
    }
}
