package io.jgun.proxies;

import io.jgun.settings.RequestParsing;
import io.jgun.settings.Settings;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which connections may begin with the PROXY protocol.
 *
 * @param version null: none, {@code proxy_protocol} is off
 * @param peers that may: {@code proxy_allow_ips}
 */
public record PreambleRules(Preamble.@Nullable Version version, TrustedPeers peers) {

    public static PreambleRules of(Settings settings) {
        String mode = settings.get(RequestParsing.PROXY_PROTOCOL);
        return new PreambleRules(
                mode.equals("off") ? null : Preamble.Version.valueOf(mode.toUpperCase(Locale.ROOT)),
                new TrustedPeers(settings.get(RequestParsing.PROXY_ALLOW_IPS)));
    }
}
