package io.jgun.accesslog;

import io.jgun.logging.Syslog;

/** Lines to syslog, as Gunicorn: severity info, the name {@code access}. The error log closes the daemon. */
record SyslogSink(Syslog syslog) implements LineSink {

    @Override
    public void accept(LineBuffer line) {
        syslog.send(Syslog.INFO, "access", line.toString());
    }
}
