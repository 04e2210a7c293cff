package io.jgun.servlet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A client that says exactly what it is told to say, byte by byte. */
final class Connection implements AutoCloseable {

    /** A response: headers by name, any case. */
    record Answer(int status, Map<String, String> headers, String body) {}

    private final SocketChannel channel;
    private final InputStream in;

    private Connection(SocketChannel channel) {
        this.channel = channel;
        this.in = Channels.newInputStream(channel);
    }

    @SuppressWarnings("AddressSelection") // literal addresses have one meaning
    static Connection tcp(String host, int port) {
        return to(new InetSocketAddress(host, port));
    }

    static Connection to(SocketAddress address) {
        try {
            return new Connection(SocketChannel.open(address));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int localPort() {
        try {
            return ((InetSocketAddress) channel.getLocalAddress()).getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One request, one answer. */
    Answer get(String target) {
        send("GET " + target + " HTTP/1.1\r\nHost: test\r\n\r\n");
        return answer();
    }

    void send(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one response with its body. */
    Answer answer() {
        String status = line();
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        return new Answer(Integer.parseInt(status.split(" ", 3)[1]), headers, body(headers));
    }

    private String body(Map<String, String> headers) {
        try {
            String length = headers.get("Content-Length");
            if (length != null) {
                return new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
            }
            if ("chunked".equals(headers.getOrDefault("Transfer-Encoding", "").toLowerCase(Locale.ROOT))) {
                ByteArrayOutputStream body = new ByteArrayOutputStream();
                for (int size = chunkSize(); size > 0; size = chunkSize()) {
                    body.write(in.readNBytes(size));
                    line();
                }
                line();
                return body.toString(StandardCharsets.UTF_8);
            }
            return headers.containsKey("Connection") ? new String(in.readAllBytes(), StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int chunkSize() {
        return Integer.parseInt(line(), 16);
    }

    private String line() {
        StringBuilder line = new StringBuilder();
        for (int next = read(); next != '\n'; next = read()) {
            if (next < 0) {
                throw new UncheckedIOException(new IOException("closed after: " + line));
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private int read() {
        try {
            return in.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that comes until the server closes. */
    String rest() {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        try {
            in.transferTo(rest);
        } catch (IOException reset) {
            rest.writeBytes(new byte[0]);
        }
        return rest.toString(StandardCharsets.ISO_8859_1);
    }

    /** Sends nothing more. */
    void finish() {
        try {
            channel.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** True when the server has closed: waits until it has, or has sent something. */
    boolean isClosedByServer() {
        try {
            return in.read() < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
