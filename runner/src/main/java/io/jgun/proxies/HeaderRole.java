package io.jgun.proxies;

/** What a header field is for the server. */
public enum HeaderRole {
    /** Nothing but a header. */
    PLAIN,
    /** It tells where the request comes from, and is believed. */
    TELLING,
    /** To be left out: the setting {@code header_map}. */
    DROPPED,
    /** A reason to refuse the request: the setting {@code header_map}. */
    REFUSED
}
