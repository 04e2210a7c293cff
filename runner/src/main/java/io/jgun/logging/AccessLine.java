package io.jgun.logging;

/** One line of the access log. Only valid during the call that it is given to. */
public interface AccessLine {

    /** As {@code access_log_format} says, without the line end. */
    String text();

    /**
     * The value of an atom, escaped as in the line; {@code -} if there is none.
     *
     * @param name as in {@code access_log_format}: {@code s}, {@code U}, {@code {x-request-id}i}
     */
    String atom(String name);
}
