package io.jgun.accesslog;

import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import io.jgun.settings.Logging;

/** What is wrong with a format, and where. */
final class FormatProblem {

    private FormatProblem() {}

    /** @param column 1-based, in the format */
    static ExitException at(int column, String message) {
        return new ExitException(
                ExitCode.ERROR, Logging.ACCESS_LOG_FORMAT.name() + ": column " + column + ": " + message);
    }
}
