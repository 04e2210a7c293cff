package io.jgun.accesslog;

import io.jgun.logging.LoggerNames;
import io.jgun.posix.FileProblem;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells in the error log, but not with every line, that the access log cannot be written and how many lines it cost. */
final class LossReport {

    private final Logger log = LoggerFactory.getLogger(LoggerNames.ERROR);
    private final String where;
    private final long silentNanos;
    private final LongSupplier nanoTime;

    private boolean failing;
    private long lastReport;
    private long lost;
    private long lostInAll;

    /**
     * @param where names the log in messages
     * @param silence the least time between two reports
     */
    LossReport(String where, Duration silence, LongSupplier nanoTime) {
        this.where = where;
        this.silentNanos = silence.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Counts lines that were dropped. */
    synchronized void lost(int lines) {
        lost += lines;
        lostInAll += lines;
    }

    synchronized long lostInAll() {
        return lostInAll;
    }

    synchronized void failed(IOException e) {
        long now = nanoTime.getAsLong();
        if (!failing || now - lastReport >= silentNanos) {
            lastReport = now;
            log.error(
                    "Cannot write the access log {}: {}; trying again, {} lines dropped so far",
                    where,
                    FileProblem.of(e),
                    lost);
        }
        failing = true;
    }

    synchronized void recovered() {
        failing = false;
        log.warn("The access log {} is written again; {} lines were dropped", where, lost);
        lost = 0;
    }

    void cannotReopen(IOException e) {
        log.error("Cannot reopen the access log {}: {}; writing on to the old file", where, FileProblem.of(e));
    }

    /** At the end: what was never told. */
    synchronized void summary() {
        if (lost > 0) {
            log.error("{} lines of the access log {} were lost", lost, where);
            lost = 0;
        }
    }
}
