package io.jgun.accesslog;

/** A compiled {@code access_log_format}. Safe for many threads. */
interface LineFormat {

    /** What its values have to be kept from. */
    LineBuffer.Escaping escaping();

    /**
     * Writes the line of a request, without the line end.
     *
     * @return false if there is to be none
     */
    boolean write(LineBuffer out, Exchange exchange);
}
