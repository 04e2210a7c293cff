package io.jgun.settings;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One address to listen at, read as Gunicorn's {@code parse_address} does. */
final class BindType extends ValueType<BindAddress> {

    @Override
    public String description() {
        return "address";
    }

    @Override
    public BindAddress fromText(String text) {
        return parse(text);
    }

    @Override
    public BindAddress fromValue(@Nullable Object value) {
        return parse(Texts.TEXT.fromValue(value));
    }

    @Override
    BindAddress relativeTo(BindAddress value, Path directory) {
        return value instanceof BindAddress.Unix unix ? new BindAddress.Unix(directory.resolve(unix.path())) : value;
    }

    static BindAddress parse(String written) {
        String text = written.strip();
        if (text.startsWith("unix:")) {
            return unix(text);
        }
        if (text.startsWith("fd://")) {
            return descriptor(text);
        }
        int scheme = text.indexOf("://");
        if (scheme >= 0 && !text.startsWith("tcp://")) {
            throw bad(text, "; the schemes are tcp://, unix: and fd://");
        }
        return inet(text, scheme >= 0 ? text.substring("tcp://".length()) : text);
    }

    private static BindAddress unix(String text) {
        String path = text.startsWith("unix://") ? text.substring(7) : text.substring(5);
        if (path.isEmpty()) {
            throw bad(text, "; the path of the socket file is missing");
        }
        return new BindAddress.Unix(Texts.path(path));
    }

    private static BindAddress descriptor(String text) {
        String name = text.substring("fd://".length());
        if (!name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9')) {
            try {
                return new BindAddress.Descriptor(Integer.parseInt(name));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "has no valid descriptor number in " + Shown.quoted(text) + ": " + Shown.quoted(name), e);
            }
        }
        // What systemd lets a descriptor be called, but for a minus that looks like a number (FileDescriptorName=).
        if (name.isEmpty()
                || name.startsWith("-")
                || name.indexOf(':') >= 0
                || !name.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "must name a file descriptor by its number, as fd://3, or by its name in LISTEN_FDNAMES, as"
                            + " fd://http, not " + Shown.quoted(text));
        }
        return new BindAddress.NamedDescriptor(name);
    }

    private static BindAddress inet(String written, String text) {
        String host = text;
        String port = "";
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            if (end < 0) {
                throw bad(written, "; the closing ] is missing");
            }
            host = text.substring(1, end);
            String rest = text.substring(end + 1);
            if (!rest.isEmpty() && !rest.startsWith(":")) {
                throw bad(written, "");
            }
            port = rest.isEmpty() ? "" : portText(written, rest.substring(1));
        } else if (text.indexOf(':') >= 0) {
            int colon = text.indexOf(':');
            if (text.indexOf(':', colon + 1) >= 0) {
                throw bad(written, "; an IPv6 address stands in brackets, as [::1]:8000");
            }
            host = text.substring(0, colon);
            port = portText(written, text.substring(colon + 1));
        }
        if (host.indexOf('/') >= 0 || hasBlank(host)) {
            throw bad(written, "; a socket file is written unix:PATH");
        }
        return new BindAddress.Inet(host(host), port.isEmpty() ? BindAddress.DEFAULT_PORT : port(written, port));
    }

    private static boolean hasBlank(String host) {
        for (int i = 0; i < host.length(); i++) {
            if (Character.isWhitespace(host.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Nothing, and C's short form of it, are all IPv4 interfaces. */
    private static String host(String host) {
        return host.isEmpty() || host.equals("0") ? "0.0.0.0" : host.toLowerCase(Locale.ROOT);
    }

    private static String portText(String written, String port) {
        if (port.isEmpty()) {
            throw bad(written, "; the port is missing after the colon");
        }
        return port;
    }

    private static int port(String written, String port) {
        try {
            int number = Integer.parseUnsignedInt(port);
            if (number >= 0 && number <= 65535) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "has no valid port number in " + Shown.quoted(written) + ": " + Shown.quoted(port), e);
        }
        throw bad(written, "; a port is at most 65535");
    }

    private static IllegalArgumentException bad(String text, String why) {
        return new IllegalArgumentException(
                "must be HOST:PORT, [IPV6]:PORT, unix:PATH or fd://N, not " + Shown.quoted(text) + why);
    }
}
