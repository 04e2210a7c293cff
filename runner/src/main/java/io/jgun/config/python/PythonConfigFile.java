package io.jgun.config.python;

import io.jgun.config.ConfigEntry;
import io.jgun.config.ConfigException;
import io.jgun.config.Origin;
import io.jgun.config.ReaderContext;
import java.nio.file.Path;
import java.util.List;

/** Reads {@code gunicorn.conf.py} and its like: the part of Python that such files use, without Python. */
public final class PythonConfigFile {

    private PythonConfigFile() {}

    /**
     * Runs a file and gives what it assigned.
     *
     * @return every module-level name in the order of its first assignment, with the value and origin of the last one;
     *     imported modules and classes are left out
     * @throws ConfigException if it cannot be read, is not Python, raises, or passes the reader's limits
     */
    @SuppressWarnings("DoNotCallSuggester")
    public static List<ConfigEntry> read(Path file, ReaderContext context) {
        throw unfinished(Origin.of(file.toString()));
    }

    /** As {@link #read}, from text. {@code name} stands for the file in messages and {@code __file__}. */
    @SuppressWarnings("DoNotCallSuggester")
    public static List<ConfigEntry> parse(String text, String name, ReaderContext context) {
        throw unfinished(Origin.of(name));
    }

    private static ConfigException unfinished(Origin origin) {
        return new ConfigException(origin, origin + ": the reader is not complete yet");
    }
}
