package io.jgun.config;

/**
 * A config file or function failed. The message is complete, as {@code jgun.conf.py:3:11: NameError: name 'cpu_cont' is
 * not defined}, followed by the source line and a caret.
 */
public final class ConfigException extends RuntimeException {

    private final Origin origin;

    public ConfigException(Origin origin, String message) {
        super(message);
        this.origin = origin;
    }

    /** Where it failed. */
    public Origin origin() {
        return origin;
    }
}
