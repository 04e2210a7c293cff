package io.jgun.logging;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Keeps what a logger of the operator's throws away from the requests whose lines it is given. */
record GuardedLogger(Logger logger, AtomicLong nextReport) implements Logger {

    private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(10);

    GuardedLogger(Logger logger) {
        this(logger, new AtomicLong(System.nanoTime()));
    }

    @Override
    public @Nullable String error(ErrorRecord record) {
        try {
            return logger.error(record);
        } catch (RuntimeException e) {
            tell(e);
            return record.message();
        }
    }

    @Override
    public @Nullable String access(AccessLine line) {
        try {
            return logger.access(line);
        } catch (RuntimeException e) {
            tell(e);
            return line.text();
        }
    }

    @Override
    public void reopenFiles() {
        try {
            logger.reopenFiles();
        } catch (RuntimeException e) {
            tell(e);
        }
    }

    @Override
    public void close() {
        try {
            logger.close();
        } catch (RuntimeException e) {
            tell(e);
        }
    }

    /** Not with every line; and this message comes back to the same logger, which may throw again. */
    private void tell(RuntimeException e) {
        long now = System.nanoTime();
        long next = nextReport.get();
        if (now - next >= 0 && nextReport.compareAndSet(next, now + SILENT_NANOS)) {
            LoggerFactory.getLogger(LoggerNames.ERROR)
                    .error("The logger_class {} failed", logger.getClass().getName(), e);
        }
    }
}
