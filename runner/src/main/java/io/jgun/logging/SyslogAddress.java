package io.jgun.logging;

import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.settings.Logging;
import java.nio.file.Path;

/** Where syslog listens. */
sealed interface SyslogAddress {

    int DEFAULT_PORT = 514;

    String FORMS = "must be udp://HOST:PORT, tcp://HOST:PORT or unix://PATH";

    record Udp(String host, int port) implements SyslogAddress {
        @Override
        public String toString() {
            return "udp://" + host + ":" + port;
        }
    }

    record Tcp(String host, int port) implements SyslogAddress {
        @Override
        public String toString() {
            return "tcp://" + host + ":" + port;
        }
    }

    /** Types of unix sockets; EITHER is found out. */
    enum UnixType {
        DATAGRAM,
        STREAM,
        EITHER
    }

    record Unix(Path path, UnixType type) implements SyslogAddress {
        @Override
        public String toString() {
            return "unix://" + path;
        }
    }

    /** @throws ExitException naming the setting, the value and the remedy */
    static SyslogAddress parse(String text) {
        if (text.startsWith("unix://")) {
            int kind = text.indexOf('#');
            String path = text.substring("unix://".length(), kind < 0 ? text.length() : kind);
            String type = kind < 0 ? "" : text.substring(kind);
            if (path.isEmpty()) {
                throw problem(text, FORMS);
            }
            return switch (type) {
                case "" -> new Unix(Path.of(path), UnixType.EITHER);
                case "#dgram" -> new Unix(Path.of(path), UnixType.DATAGRAM);
                case "#stream" -> new Unix(Path.of(path), UnixType.STREAM);
                default -> throw problem(text, "must be unix://PATH, unix://PATH#dgram or unix://PATH#stream");
            };
        }
        if (text.startsWith("udp://")) {
            String rest = text.substring("udp://".length());
            return new Udp(host(text, rest), port(text, rest));
        }
        if (text.startsWith("tcp://")) {
            String rest = text.substring("tcp://".length());
            return new Tcp(host(text, rest), port(text, rest));
        }
        throw problem(text, FORMS);
    }

    private static String host(String text, String rest) {
        int bracket = rest.startsWith("[") ? rest.indexOf(']') : 0;
        if (bracket < 0) {
            throw problem(text, "has no closing bracket; write [::1]:514");
        }
        if (bracket > 0) {
            return rest.substring(1, bracket);
        }
        int colon = rest.indexOf(':');
        String host = colon < 0 ? rest : rest.substring(0, colon);
        return host.isEmpty() ? "localhost" : host;
    }

    private static int port(String text, String rest) {
        String tail = rest.startsWith("[") ? rest.substring(rest.indexOf(']') + 1) : rest;
        int colon = tail.indexOf(':');
        if (colon < 0) {
            return DEFAULT_PORT;
        }
        try {
            int port = Integer.parseInt(tail.substring(colon + 1));
            if (port > 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Told below, with the range.
        }
        throw problem(text, "has no valid port; it must be 1 to 65535");
    }

    private static ExitException problem(String text, String message) {
        return new ExitException(ExitCode.ERROR, Logging.SYSLOG_ADDR.name() + ": '" + text + "' " + message);
    }
}
