package io.jgun.posix;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.newsclub.net.unix.AFUNIXDatagramChannel;
import org.newsclub.net.unix.AFUNIXSocketAddress;

/** A daemon that datagrams are sent to: systemd, or a syslog daemon at /dev/log. */
public final class UnixReceiver implements AutoCloseable {

    private final AFUNIXDatagramChannel channel;

    private UnixReceiver(AFUNIXDatagramChannel channel) {
        this.channel = channel;
    }

    /**
     * @param name a path, or {@code @} and a name of the abstract namespace
     */
    public static UnixReceiver at(String name) throws IOException {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (name.startsWith("@")) {
            bytes[0] = 0;
        }
        AFUNIXDatagramChannel channel = AFUNIXDatagramChannel.open();
        channel.bind(AFUNIXSocketAddress.of(bytes));
        return new UnixReceiver(channel);
    }

    /** Waits for the next datagram. */
    public String receive() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(100_000);
        channel.receive(buffer);
        return StandardCharsets.UTF_8.decode(buffer.flip()).toString();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
