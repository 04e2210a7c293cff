package io.jgun.settings;

/**
 * An amount of memory, or a share of what there is at most.
 *
 * @param bytes 0 if it is a share, or none
 * @param percent 1 to 100; 0 if it is an amount, or none
 */
public record MemoryLimit(long bytes, int percent) {

    /** No limit. */
    public static final MemoryLimit NONE = new MemoryLimit(0, 0);

    public boolean isNone() {
        return bytes == 0 && percent == 0;
    }

    /**
     * The limit in bytes.
     *
     * @param most the bytes that there are at most; not positive if nothing limits them
     * @return {@link Long#MAX_VALUE} for none, and for a share of something without limit
     */
    public long of(long most) {
        if (bytes > 0) {
            return bytes;
        }
        // Divided first: a share of a few bytes does not matter, an overflow would.
        return percent > 0 && most > 0 ? most / 100 * percent : Long.MAX_VALUE;
    }
}
