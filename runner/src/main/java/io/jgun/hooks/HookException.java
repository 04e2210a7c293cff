package io.jgun.hooks;

import io.jgun.config.ConfigException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** A hook failed. The message is complete: it names the hook, and the file and line where that is known. */
public final class HookException extends RuntimeException {

    private final HookName hook;

    HookException(HookName hook, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.hook = hook;
    }

    /**
     * Writes it to a log. A failure in a config file is told by its message, which has file and line: frames of ours would
     * only hide them.
     *
     * @param what went wrong with it, the beginning of the line
     */
    public void tell(Logger log, String what) {
        if (getCause() instanceof ConfigException) {
            log.error("{}: {}", what, getMessage());
        } else {
            log.error("{}: {}", what, getMessage(), getCause());
        }
    }

    /** Which hook it was. */
    public HookName hook() {
        return hook;
    }
}
