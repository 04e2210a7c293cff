package io.jgun.logging;

import io.jgun.posix.UnixDatagrams;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Messages to a unix socket: one in a datagram, as /dev/log takes them, or lines to a stream. */
final class UnixSyslog implements SyslogTransport {

    /** Below what Linux lets a datagram have by default (net.core.wmem_default), and as much as over UDP. */
    private static final int LARGEST = 65_507;

    private final SyslogAddress.Unix address;
    private final SyslogTransport stream;
    private @Nullable UnixDatagrams datagrams;

    UnixSyslog(SyslogAddress.Unix address, SyslogTransport stream) {
        this.address = address;
        this.stream = stream;
    }

    @Override
    public void send(byte[] message) throws IOException {
        switch (address.type()) {
            case DATAGRAM -> sendDatagram(message);
            case STREAM -> stream.send(message);
            case EITHER -> {
                if (datagrams != null) {
                    sendDatagram(message);
                } else {
                    // Streams first: they need no native library.
                    try {
                        stream.send(message);
                    } catch (IOException failure) {
                        if (!isOtherType(failure)) {
                            throw failure;
                        }
                        sendDatagram(message);
                    }
                }
            }
        }
    }

    /** The daemon's socket is not of the type that was tried: EPROTOTYPE, which the JDK tells in words only. */
    static boolean isOtherType(IOException failure) {
        return String.valueOf(failure.getMessage()).contains("wrong type");
    }

    private void sendDatagram(byte[] message) throws IOException {
        try {
            UnixDatagrams open = datagrams;
            if (open == null) {
                open = UnixDatagrams.connect(address.path());
                datagrams = open;
            }
            open.send(message.length <= LARGEST ? message : Arrays.copyOf(message, LARGEST));
        } catch (IOException failure) {
            // A daemon that was started again has a socket of its own, perhaps of the other type.
            close();
            throw failure;
        }
    }

    @Override
    public void close() {
        stream.close();
        if (datagrams != null) {
            datagrams.close();
            datagrams = null;
        }
    }
}
