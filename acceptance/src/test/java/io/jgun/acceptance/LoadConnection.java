package io.jgun.acceptance;

import io.jgun.acceptance.LoadReport.Failure;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** One connection of a {@link LoadClient}, with just enough HTTP/1.1 to notice what goes wrong. */
final class LoadConnection implements AutoCloseable {

    /** What ends a request without an answer. */
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;
        final Failure failure;

        Failed(Failure failure, String detail) {
            super(detail);
            this.failure = failure;
        }
    }

    /** @param close the server said that it closes the connection after this answer */
    record Response(int status, String body, boolean close) {}

    private enum Silence {
        OPEN,
        CLOSED,
        BYTES
    }

    private final SocketChannel channel;
    private final Selector selector;
    private final Duration patience;
    private final ByteBuffer in = ByteBuffer.allocate(16 * 1024).flip();
    private boolean answerBegun;

    private LoadConnection(SocketChannel channel, Selector selector, Duration patience) {
        this.channel = channel;
        this.selector = selector;
        this.patience = patience;
    }

    /** @param patience how long to wait for a byte, or for the connection */
    static LoadConnection open(SocketAddress address, Duration patience) throws IOException, Failed {
        SocketChannel channel = address instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
        LoadConnection connection = new LoadConnection(channel, Selector.open(), patience);
        try {
            channel.configureBlocking(false);
            SelectionKey key = channel.register(connection.selector, SelectionKey.OP_CONNECT);
            if (!channel.connect(address)) {
                connection.await();
                if (!channel.finishConnect()) {
                    throw new Failed(Failure.CONNECT, "no connection after " + patience);
                }
            }
            key.interestOps(SelectionKey.OP_READ);
            return connection;
        } catch (IOException e) {
            connection.close();
            throw new Failed(Failure.CONNECT, e.toString());
        } catch (Failed e) {
            connection.close();
            throw new Failed(Failure.CONNECT, String.valueOf(e.getMessage()));
        }
    }

    /** Waits between two requests. True if the server closed the connection meanwhile. */
    boolean closesWithin(Duration pause) throws Failed {
        try {
            long end = System.nanoTime() + pause.toNanos();
            for (long left = pause.toNanos(); left > 0; left = end - System.nanoTime()) {
                selector.selectedKeys().clear();
                if (selector.select(Math.max(1, left / 1_000_000)) > 0) {
                    break;
                }
            }
            return switch (look()) {
                case OPEN -> false;
                case CLOSED -> true;
                case BYTES -> throw new Failed(Failure.GARBAGE, "bytes between two requests");
            };
        } catch (IOException e) {
            throw new Failed(Failure.RESET, "between two requests: " + e);
        }
    }

    private Silence look() throws IOException {
        if (in.hasRemaining()) {
            return Silence.BYTES;
        }
        in.clear();
        int read = channel.read(in);
        in.flip();
        return read < 0 ? Silence.CLOSED : read == 0 ? Silence.OPEN : Silence.BYTES;
    }

    /** Sends a request and reads its answer to the end. */
    Response exchange(byte[] request, Duration pause) throws Failed {
        answerBegun = false;
        try {
            int half = pause.isZero() ? 0 : request.length / 2;
            write(ByteBuffer.wrap(request, 0, half));
            if (half > 0 && closesWithin(pause)) {
                throw new Failed(Failure.NO_ANSWER, "closed in the middle of the request");
            }
            write(ByteBuffer.wrap(request, half, request.length - half));
            return read(request[0] == 'H');
        } catch (IOException e) {
            throw new Failed(Failure.RESET, (answerBegun ? "within the answer: " : "before the answer: ") + e);
        }
    }

    private void write(ByteBuffer bytes) throws IOException, Failed {
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                channel.keyFor(selector).interestOps(SelectionKey.OP_WRITE);
                await();
                channel.keyFor(selector).interestOps(SelectionKey.OP_READ);
            }
        }
    }

    private Response read(boolean head) throws IOException, Failed {
        String status = line();
        answerBegun = true;
        if (!status.matches("HTTP/1\\.1 [1-5]\\d\\d .*")) {
            throw new Failed(Failure.GARBAGE, "status line '" + status + "'");
        }
        int code = Integer.parseInt(status.substring(9, 12));
        boolean close = false;
        boolean chunked = false;
        long length = -1;
        for (String field = line(); !field.isEmpty(); field = line()) {
            String lower = field.toLowerCase(Locale.ROOT).replace(" ", "");
            close |= lower.equals("connection:close");
            chunked |= lower.equals("transfer-encoding:chunked");
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring("content-length:".length()));
            }
        }
        if (code < 200) {
            return read(head);
        }
        StringBuilder body = new StringBuilder();
        if (head || code == 204 || code == 304) {
            length = 0;
        } else if (chunked) {
            chunks(body);
        } else if (length >= 0) {
            take(length, body);
        } else if (close) {
            while (fill()) {
                take(in.remaining(), body);
            }
        } else {
            throw new Failed(Failure.GARBAGE, "nothing says how long the answer is");
        }
        return new Response(code, body.toString(), close);
    }

    private void chunks(StringBuilder body) throws IOException, Failed {
        while (true) {
            String size = line();
            if (!size.matches("[0-9A-Fa-f]{1,8}")) {
                throw new Failed(Failure.GARBAGE, "chunk size '" + size + "'");
            }
            long length = Long.parseLong(size, 16);
            take(length, body);
            if (!line().isEmpty()) {
                throw new Failed(Failure.GARBAGE, "a chunk without its line end");
            }
            if (length == 0) {
                return;
            }
        }
    }

    private String line() throws IOException, Failed {
        StringBuilder line = new StringBuilder();
        for (char c = next(); c != '\n'; c = next()) {
            line.append(c);
            if (line.length() > 100_000) {
                throw new Failed(Failure.GARBAGE, "a line without end");
            }
        }
        int length = line.length();
        return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
    }

    private char next() throws IOException, Failed {
        if (!in.hasRemaining() && !fill()) {
            throw ended();
        }
        answerBegun = true;
        return (char) (in.get() & 0xff);
    }

    private void take(long count, StringBuilder body) throws IOException, Failed {
        long left = count;
        while (left > 0) {
            if (!in.hasRemaining() && !fill()) {
                throw ended();
            }
            byte[] part = new byte[(int) Math.min(left, in.remaining())];
            in.get(part);
            body.append(new String(part, StandardCharsets.ISO_8859_1));
            left -= part.length;
        }
    }

    private Failed ended() {
        return answerBegun
                ? new Failed(Failure.CUT, "closed within the answer")
                : new Failed(Failure.NO_ANSWER, "closed before the answer");
    }

    /** False at the end of the stream. */
    private boolean fill() throws IOException, Failed {
        while (true) {
            in.clear();
            int read = channel.read(in);
            in.flip();
            if (read != 0) {
                return read > 0;
            }
            await();
        }
    }

    private void await() throws IOException, Failed {
        selector.selectedKeys().clear();
        if (selector.select(patience.toMillis()) == 0) {
            throw new Failed(Failure.TIMEOUT, "silence for " + patience);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        selector.close();
    }
}
