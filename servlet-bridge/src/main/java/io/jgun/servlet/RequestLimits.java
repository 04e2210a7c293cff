package io.jgun.servlet;

import io.jgun.settings.Security;
import io.jgun.settings.Settings;

/**
 * How large the head of a request may be, as in Gunicorn. {@link Integer#MAX_VALUE} for what is not limited.
 *
 * @param line bytes of the request line, without its line end
 * @param fields number of header fields
 * @param fieldSize bytes of one field, with its line end
 */
record RequestLimits(int line, int fields, int fieldSize) {

    /** 0 is Gunicorn's word for no limit. */
    static RequestLimits of(Settings settings) {
        return new RequestLimits(
                orUnlimited(settings.get(Security.LIMIT_REQUEST_LINE)),
                orUnlimited(settings.get(Security.LIMIT_REQUEST_FIELDS)),
                orUnlimited(settings.get(Security.LIMIT_REQUEST_FIELD_SIZE)));
    }

    private static int orUnlimited(int limit) {
        return limit <= 0 ? Integer.MAX_VALUE : limit;
    }

    /** Bytes that the whole head can have at most. */
    int head() {
        return (int) Math.min(Integer.MAX_VALUE, line + 2L + (long) fields * fieldSize + 2L);
    }
}
