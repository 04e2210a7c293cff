package io.jgun.hooks;

/**
 * Thrown by {@code pre_request} of a compiled class to refuse a request: the client gets the status with a short page, the
 * application is not called, and nothing is written to the error log. {@code post_request} and the access log see the
 * request as any other. A function of a config file returns the status in place of throwing.
 *
 * <p>Gunicorn has nothing like it: there a failure of the hook is the only way, and a 500.
 */
public final class RequestRefusedException extends RuntimeException {

    private final int status;

    /**
     * Refuses a request.
     *
     * @param status of the answer, 400 to 599
     */
    public RequestRefusedException(int status) {
        super("the hook pre_request refused the request with " + status, null, false, false);
        if (!isRefusal(status)) {
            throw new IllegalArgumentException("a request is refused with a status from 400 to 599, not " + status);
        }
        this.status = status;
    }

    static boolean isRefusal(long status) {
        return status >= 400 && status <= 599;
    }

    /** Status of the answer. */
    public int status() {
        return status;
    }
}
