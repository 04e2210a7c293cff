package io.jgun.process;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messages as bytes: a kind, and its fields in their order. */
final class Wire {

    /** Counts up whenever a message changes: an upgrade in place may let an arbiter meet workers of another version. */
    static final int VERSION = 2;

    private Wire() {}

    static byte[] encode(Message message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(message, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** @throws IOException if it is no message of this version */
    static Message decode(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        byte kind = in.readByte();
        return switch (kind) {
            case 'h' -> new Message.Hello(in.readInt(), in.readInt());
            case 'o' -> order(in);
            case 'r' -> new Message.Ready(text(in));
            case 'f' -> new Message.Failed(in.readInt(), text(in));
            case 's' -> new Message.Serve();
            case 'b' -> new Message.Beat(new WorkerLoad(in.readLong(), in.readInt(), in.readInt(), in.readInt()));
            case 'w' -> new Message.Replace(text(in));
            case 't' -> new Message.TimedOut();
            case 'e' -> new Message.Retire(in.readLong());
            case 'x' -> new Message.ServerEnds();
            case 'q' -> new Message.CloseSockets(numbers(in));
            case 'n' -> new Message.SocketsClosed();
            case 'l' -> new Message.Leaving();
            case 'u' -> new Message.ReopenLogs();
            default -> throw new IOException("a message of the unknown kind " + kind);
        };
    }

    private static void write(Message message, DataOutputStream out) throws IOException {
        if (message instanceof Message.Hello hello) {
            out.writeByte('h');
            out.writeInt(hello.version());
            out.writeInt(hello.age());
        } else if (message instanceof Message.Order order) {
            out.writeByte('o');
            write(order, out);
        } else if (message instanceof Message.Ready ready) {
            out.writeByte('r');
            text(ready.workerClass(), out);
        } else if (message instanceof Message.Failed failed) {
            out.writeByte('f');
            out.writeInt(failed.exitCode());
            text(failed.reason(), out);
        } else if (message instanceof Message.Serve) {
            out.writeByte('s');
        } else if (message instanceof Message.Beat beat) {
            out.writeByte('b');
            out.writeLong(beat.load().requests());
            out.writeInt(beat.load().busy());
            out.writeInt(beat.load().waiting());
            out.writeInt(beat.load().connections());
        } else if (message instanceof Message.Replace replace) {
            out.writeByte('w');
            text(replace.reason(), out);
        } else if (message instanceof Message.TimedOut) {
            out.writeByte('t');
        } else if (message instanceof Message.Retire retire) {
            out.writeByte('e');
            out.writeLong(retire.graceMillis());
        } else if (message instanceof Message.ServerEnds) {
            out.writeByte('x');
        } else if (message instanceof Message.CloseSockets close) {
            out.writeByte('q');
            out.writeInt(close.numbers().size());
            for (int number : close.numbers()) {
                out.writeInt(number);
            }
        } else if (message instanceof Message.SocketsClosed) {
            out.writeByte('n');
        } else if (message instanceof Message.Leaving) {
            out.writeByte('l');
        } else if (message instanceof Message.ReopenLogs) {
            out.writeByte('u');
        }
    }

    private static void write(Message.Order order, DataOutputStream out) throws IOException {
        out.writeLong(order.arbiter());
        texts(order.addresses(), out);
        out.writeInt(order.workers());
        out.writeInt(order.sockets());
        texts(order.invocation().words(), out);
        Optional<Invocation.ConfigText> config = order.invocation().config();
        out.writeBoolean(config.isPresent());
        if (config.isPresent()) {
            text(config.get().given(), out);
            text(config.get().path(), out);
            text(config.get().text(), out);
        }
    }

    private static Message.Order order(DataInputStream in) throws IOException {
        long arbiter = in.readLong();
        List<String> addresses = texts(in);
        int workers = in.readInt();
        int sockets = in.readInt();
        List<String> words = texts(in);
        Optional<Invocation.ConfigText> config = in.readBoolean()
                ? Optional.of(new Invocation.ConfigText(text(in), text(in), text(in)))
                : Optional.empty();
        return new Message.Order(arbiter, addresses, workers, sockets, new Invocation(words, config));
    }

    private static void texts(List<String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            text(text, out);
        }
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            texts.add(text(in));
        }
        return texts;
    }

    private static List<Integer> numbers(DataInputStream in) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            numbers.add(in.readInt());
        }
        return numbers;
    }

    /** Not writeUTF, which ends at 64 KiB. */
    private static void text(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new EOFException("a text of " + length + " bytes");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
