package io.jgun.proxies;

/** What a proxy tells is contradictory or no value of its header: the request is refused. */
public final class ForwardedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ForwardedException(String message) {
        super(message, null, false, false);
    }
}
