package io.jgun.proxies;

import io.jgun.settings.PeerNetwork;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is believed: the settings {@code forwarded_allow_ips} and {@code proxy_allow_ips}. */
public record TrustedPeers(List<PeerNetwork> networks) {

    /**
     * Whether what this peer says counts.
     *
     * @param peer null for a unix socket, whose file's mode says who may connect: believed, as in Gunicorn
     */
    public boolean trusts(@Nullable InetAddress peer) {
        if (peer == null) {
            return true;
        }
        for (PeerNetwork network : networks) {
            if (network.isEverybody() || network.names(peer)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether an address that a header tells is that of one more proxy. {@code *} says nothing about that: it believes
     * whoever connects, and would else make the client of whatever the client itself has written.
     */
    boolean isProxy(InetAddress told) {
        for (PeerNetwork network : networks) {
            if (network.names(told)) {
                return true;
            }
        }
        return false;
    }
}
