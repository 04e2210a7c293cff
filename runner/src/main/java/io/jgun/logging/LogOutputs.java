package io.jgun.logging;

import io.jgun.settings.Logging;
import io.jgun.settings.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** All that one error log has opened, to be reopened and closed together. */
final class LogOutputs implements AutoCloseable {

    private final LogFile errorLog;
    private final List<LogFile> files = new CopyOnWriteArrayList<>();
    private final List<Syslog> syslogs = new ArrayList<>();

    private LogOutputs(LogFile errorLog) {
        this.errorLog = add(errorLog);
    }

    /** Opens what {@code errorlog} names. */
    static LogOutputs open(Settings settings) {
        String value = settings.get(Logging.ERRORLOG);
        return new LogOutputs(
                value.equals("-") ? LogFile.stderr() : LogFile.open(LogFilePath.of(Logging.ERRORLOG, value, settings)));
    }

    LogFile errorLog() {
        return errorLog;
    }

    LogFile add(LogFile file) {
        files.add(file);
        return file;
    }

    Syslog add(Syslog syslog) {
        syslogs.add(syslog);
        return syslog;
    }

    /** Tries all of them. */
    void reopen() throws IOException {
        IOException first = null;
        for (LogFile file : files) {
            try {
                file.reopen();
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    @Override
    public void close() {
        syslogs.forEach(Syslog::close);
        files.forEach(LogFile::close);
    }
}
