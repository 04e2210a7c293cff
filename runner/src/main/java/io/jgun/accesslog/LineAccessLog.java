package io.jgun.accesslog;

import io.jgun.logging.LoggerNames;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Formats each request once and hands the line to all sinks. */
final class LineAccessLog implements AccessLog {

    private final LineFormat format;
    private final List<LineSink> sinks;
    private final LineBuffers buffers;

    LineAccessLog(LineFormat format, List<LineSink> sinks) {
        this.format = format;
        this.sinks = List.copyOf(sinks);
        this.buffers = new LineBuffers(format.escaping());
    }

    @Override
    public void log(Exchange exchange) {
        LineBuffer line = buffers.take();
        try {
            if (!format.write(line, exchange)) {
                return;
            }
            for (int i = 0; i < sinks.size(); i++) {
                sinks.get(i).accept(line);
            }
        } catch (RuntimeException e) {
            // A request that was answered well must not fail for its line.
            LoggerFactory.getLogger(LoggerNames.ERROR).error("A line of the access log was lost", e);
        } finally {
            buffers.giveBack(line);
        }
    }

    @Override
    public void reopen() {
        sinks.forEach(LineSink::reopen);
    }

    @Override
    public void close() {
        sinks.forEach(LineSink::close);
    }
}
