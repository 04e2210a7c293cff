package io.jgun.logging;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Sends what the application prints to the error log, while it is open ({@code capture_output}). */
final class OutputCapture implements AutoCloseable {

    private static volatile @Nullable OutputCapture current;

    private final PrintStream out;
    private final PrintStream err;
    private final CapturedStream capturedOut;
    private final CapturedStream capturedErr;

    /** @param out what System.out is to be afterwards; the same for {@code err} */
    OutputCapture(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
        org.slf4j.Logger log = LoggerFactory.getLogger(LoggerNames.OUTPUT);
        capturedOut = new CapturedStream(log::info, out);
        capturedErr = new CapturedStream(log::warn, err);
    }

    /** Takes them, also from another capture. */
    void start() {
        System.setOut(new PrintStream(capturedOut, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(capturedErr, true, StandardCharsets.UTF_8));
        current = this;
    }

    /** Ends whatever capture there is. */
    static void giveBack() {
        OutputCapture capture = current;
        if (capture != null) {
            System.setOut(capture.out);
            System.setErr(capture.err);
            current = null;
        }
    }

    /** Gives them back, unless a later capture has them, and logs lines that were begun. */
    @Override
    public void close() {
        if (current == this) {
            giveBack();
        }
        capturedOut.close();
        capturedErr.close();
    }
}
