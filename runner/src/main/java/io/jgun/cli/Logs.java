package io.jgun.cli;

import io.jgun.logging.ErrorLog;
import io.jgun.metrics.Metrics;
import io.jgun.settings.Settings;

/** What the section Logging of some settings has opened, apart from the access log. */
record Logs(ErrorLog errorLog, Metrics metrics) implements AutoCloseable {

    /** @throws io.jgun.posix.ExitException if the error log cannot be opened */
    static Logs open(Settings settings) {
        ErrorLog errorLog = ErrorLog.open(settings);
        Metrics metrics = Metrics.of(settings);
        if (metrics != Metrics.NONE) {
            errorLog.countedBy(metrics::logged);
        }
        return new Logs(errorLog, metrics);
    }

    @Override
    public void close() {
        metrics.close();
        errorLog.close();
    }
}
