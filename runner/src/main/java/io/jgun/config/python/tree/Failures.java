package io.jgun.config.python.tree;

import io.jgun.config.ConfigException;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.Source;

/** The last fence: whatever is thrown inside becomes a message with a place. */
public final class Failures {

    private Failures() {}

    /**
     * What those outside get.
     *
     * @param position the place if the error does not know its own
     */
    public static ConfigException toConfigException(Throwable failure, Source source, int position) {
        if (failure instanceof ConfigException known) {
            return known;
        }
        if (failure instanceof PyError error) {
            return error.at(source, position).toConfigException(source);
        }
        if (failure instanceof StackOverflowError) {
            return source.error(position, "LimitError", "nested too deeply");
        }
        if (failure instanceof OutOfMemoryError) {
            return source.error(position, "LimitError", "uses too much memory");
        }
        return source.error(
                position,
                "InternalError",
                "jgun's reader failed on this file, please report it with the file (" + failure + ")");
    }
}
