package io.jgun.config;

/**
 * Where a value was written, for messages and {@code --print-config}.
 *
 * @param source a file name as the user gave it, {@code command line}, {@code JGUN_CMD_ARGS}, {@code environment
 *     WEB_CONCURRENCY}, {@code default} ...
 * @param line 1-based, 0 if the source has no lines
 * @param column 1-based, 0 if unknown
 */
public record Origin(String source, int line, int column) {

    /** An origin without lines. */
    public static Origin of(String source) {
        return new Origin(source, 0, 0);
    }

    /** {@code source}, {@code source:line} or {@code source:line:column}. */
    @Override
    public String toString() {
        if (line == 0) {
            return source;
        }
        return column == 0 ? source + ":" + line : source + ":" + line + ":" + column;
    }
}
