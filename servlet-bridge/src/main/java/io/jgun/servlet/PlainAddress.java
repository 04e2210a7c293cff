package io.jgun.servlet;

import io.jgun.sockets.AddressText;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** An address whose text Jetty gives to applications as it is. */
final class PlainAddress {

    private PlainAddress() {}

    /**
     * Jetty puts the text of an IPv6 address into brackets and does not shorten it, unless it finds the address
     * unresolved: then {@code getRemoteAddr} is the text as it is. The end point keeps the address itself.
     */
    static SocketAddress of(SocketAddress client) {
        return client instanceof InetSocketAddress inet && inet.getAddress() instanceof Inet6Address address
                ? InetSocketAddress.createUnresolved(AddressText.of(address), inet.getPort())
                : client;
    }
}
