package io.jgun.logging;

/** Names that {@code logconfig} and {@code logconfig_dict} may speak of. */
public final class LoggerNames {

    /** What the server says. */
    public static final String ERROR = "jgun.error";

    /** One INFO event for each request, if {@code logconfig} gives this logger a place to write to. */
    public static final String ACCESS = "jgun.access";

    /** Lines that an application printed, with {@code capture_output}. */
    public static final String OUTPUT = "jgun.output";

    private LoggerNames() {}
}
