package io.jgun.accesslog;

import org.slf4j.Logger;

/** Lines as events of the logger {@code jgun.access}, for {@code logconfig} and the like. */
record LoggerSink(Logger logger) implements LineSink {

    @Override
    public void accept(LineBuffer line) {
        if (logger.isInfoEnabled()) {
            logger.info(line.toString());
        }
    }
}
