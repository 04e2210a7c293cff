package io.jgun.sockets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many connections the kernel holds that nobody has accepted yet, as /proc/net tells it on Linux. */
public final class Backlog {

    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final String LISTEN = "0A";

    private Backlog() {}

    /** The sum over all TCP listeners; empty where the system does not tell. */
    public static OptionalInt of(List<Listener> listeners) {
        try {
            Set<String> addresses = listeners.stream()
                    .filter(listener -> !listener.isUnix())
                    .flatMap(Backlog::addresses)
                    .collect(Collectors.toSet());
            int waiting = 0;
            for (Path table : TABLES) {
                if (Files.exists(table)) {
                    waiting += waiting(Files.readAllLines(table), addresses);
                }
            }
            return Files.exists(TABLES.get(0)) ? OptionalInt.of(waiting) : OptionalInt.empty();
        } catch (IOException | UncheckedIOException unreadable) {
            return OptionalInt.empty();
        }
    }

    /** Lines as {@code  0: 0100007F:1F40 00000000:0000 0A 00000000:00000003 ...}: the last number counts those waiting. */
    static int waiting(List<String> lines, Set<String> addresses) {
        int waiting = 0;
        for (String line : lines) {
            String[] fields = line.strip().split("\\s+", 6);
            if (fields.length == 6 && fields[3].equals(LISTEN) && addresses.contains(fields[1])) {
                waiting += Integer.parseInt(fields[4].substring(fields[4].indexOf(':') + 1), 16);
            }
        }
        return waiting;
    }

    /** How the kernel writes it; an IPv4 address may be listened at by an IPv6 socket. */
    private static Stream<String> addresses(Listener listener) {
        InetSocketAddress local = local(listener);
        String port = String.format(":%04X", local.getPort());
        InetAddress address = local.getAddress();
        String words = words(address.getAddress());
        if (words.length() > 8) {
            return Stream.of(words + port);
        }
        String mapped = address.isAnyLocalAddress() ? "0".repeat(32) : "0000000000000000FFFF0000" + words;
        return Stream.of(words + port, mapped + port);
    }

    private static InetSocketAddress local(Listener listener) {
        try {
            return (InetSocketAddress) listener.channel().getLocalAddress();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    /** Words of 32 bits, the lowest byte first as on the machines that Java runs on. */
    private static String words(byte[] address) {
        StringBuilder words = new StringBuilder();
        for (int word = 0; word < address.length; word += 4) {
            for (int i = 3; i >= 0; i--) {
                words.append(String.format("%02X", address[word + i]));
            }
        }
        return words.toString();
    }
}
