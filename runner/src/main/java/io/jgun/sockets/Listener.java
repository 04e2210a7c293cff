package io.jgun.sockets;

import io.jgun.settings.BindAddress;
import java.nio.channels.ServerSocketChannel;

/**
 * An open listening socket. Opened by the arbiter, accepted from by workers.
 *
 * @param bind what was asked for
 * @param channel bound, blocking; TCP or AF_UNIX
 */
public record Listener(BindAddress bind, ServerSocketChannel channel) {}
