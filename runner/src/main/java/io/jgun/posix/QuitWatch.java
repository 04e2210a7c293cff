package io.jgun.posix;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * Notices QUIT, which a HotSpot JVM gives to nobody: it writes a thread dump. bin/jgun has the JVM write it into an unlinked
 * file of its own ({@code -XX:LogFile}), and this thread looks at the length of that file ten times a second. Where that
 * file does not exist (the server was not started by bin/jgun, or not on Linux) QUIT stays what it is for the JVM.
 */
final class QuitWatch implements Runnable {

    private static final String PROPERTY = "jgun.vm.output";
    private static final long PERIOD_NANOS = 100_000_000;
    private static final String TRACE = "\nFull thread dump ";

    private final FileChannel output;
    private final Runnable onQuit;
    private final ByteBuffer fresh = ByteBuffer.allocate(8192);
    private String tail = "";
    private long position;

    private QuitWatch(FileChannel output, Runnable onQuit) {
        this.output = output;
        this.onQuit = onQuit;
    }

    /**
     * Starts looking.
     *
     * @return false if there is nothing to look at
     */
    static boolean start(Runnable onQuit) {
        String file = System.getProperty(PROPERTY, "");
        if (file.isEmpty()) {
            return false;
        }
        try {
            return start(Path.of(file), onQuit);
        } catch (IOException e) {
            return false;
        }
    }

    static boolean start(Path file, Runnable onQuit) throws IOException {
        QuitWatch watch = new QuitWatch(FileChannel.open(file), onQuit);
        Thread thread = new Thread(null, watch, "quit", 0, false);
        thread.setDaemon(true);
        thread.start();
        return true;
    }

    @Override
    public void run() {
        try (output) {
            while (true) {
                if (output.size() > position) {
                    read();
                }
                LockSupport.parkNanos(this, PERIOD_NANOS);
            }
        } catch (IOException e) {
            // Without the file QUIT is what it is for the JVM; everything else goes on.
        }
    }

    /** A dump may come in parts, so that its first line is torn. */
    private void read() throws IOException {
        for (int read = output.read(fresh, position); read > 0; read = output.read(fresh, position)) {
            position += read;
            String text = tail + new String(fresh.array(), 0, read, StandardCharsets.ISO_8859_1);
            for (int at = text.indexOf(TRACE); at >= 0; at = text.indexOf(TRACE, at + 1)) {
                onQuit.run();
            }
            tail = text.substring(Math.max(0, text.length() - TRACE.length() + 1));
            fresh.clear();
        }
    }
}
