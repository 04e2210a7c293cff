package io.jgun.posix;

import org.jspecify.annotations.Nullable;

/**
 * Ends the process with an exit code and a message for the operator.
 *
 * <p>The message is complete: it names the place and the remedy, so that it is printed without a stack trace. It may
 * have several lines. The cause is kept for {@code --log-level debug}.
 */
public class ExitException extends RuntimeException {

    private final ExitCode code;

    public ExitException(ExitCode code, String message) {
        this(code, message, null);
    }

    public ExitException(ExitCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** What the process ends with. */
    public ExitCode code() {
        return code;
    }
}
