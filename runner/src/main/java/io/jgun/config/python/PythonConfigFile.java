package io.jgun.config.python;

import io.jgun.config.ConfigEntry;
import io.jgun.config.ConfigException;
import io.jgun.config.Origin;
import io.jgun.config.ReaderContext;
import io.jgun.config.python.syntax.Parser;
import io.jgun.config.python.tree.Failures;
import io.jgun.config.python.tree.GlobalVariable;
import io.jgun.config.python.tree.Globals;
import io.jgun.config.python.tree.Interpreter;
import io.jgun.config.python.values.PlainValues;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Source;
import io.jgun.config.python.values.World;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** Reads {@code gunicorn.conf.py} and its like: the part of Python that such files use, without Python. */
public final class PythonConfigFile {

    private static final int LARGEST = 1 << 20;

    private PythonConfigFile() {}

    /**
     * Runs a file and gives what it assigned. Functions among the values may be called later, by any thread: one thread
     * at a time runs code of the file, as in Python.
     *
     * @return every module-level name in the order of its first assignment, with the value and origin of the last one;
     *     imported modules and classes are left out
     * @throws ConfigException if it cannot be read, is not Python, raises, or passes the reader's limits
     */
    public static List<ConfigEntry> read(Path file, ReaderContext context) {
        return parse(text(file, context), file.toString(), context);
    }

    /**
     * The content of a file.
     *
     * @throws ConfigException if it cannot be read, is over 1 MiB, or not UTF-8
     */
    public static String text(Path file, ReaderContext context) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(context.directory().resolve(file))) {
            bytes = in.readNBytes(LARGEST + 1);
        } catch (NoSuchFileException e) {
            throw failure(file, "no such file");
        } catch (AccessDeniedException e) {
            throw failure(file, "permission denied");
        } catch (IOException e) {
            throw failure(file, "cannot be read: " + e.getMessage());
        }
        if (bytes.length > LARGEST) {
            throw failure(file, "is too large for a config file (over 1 MiB)");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw failure(file, "is not UTF-8 text");
        }
    }

    private static ConfigException failure(Path file, String what) {
        return new ConfigException(Origin.of(file.toString()), file + ": " + what);
    }

    /** As {@link #read}, from text. {@code name} stands for the file in messages and {@code __file__}. */
    public static List<ConfigEntry> parse(String text, String name, ReaderContext context) {
        World world = new World(context, new Interpreter());
        Source source = new Source(text, Origin.of(name));
        Globals globals = new Globals(source, world);
        globals.variable("__name__").setImported("__config__", 0);
        globals.variable("__file__").setImported(absolute(context, name), 0);
        Run run = new Run(world);
        ReentrantLock lock = world.lock();
        lock.lock();
        try {
            Parser.file(globals).execute(run);
            return entries(globals, run);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw Failures.toConfigException(e, source, 0);
        } finally {
            lock.unlock();
        }
    }

    private static String absolute(ReaderContext context, String name) {
        return name.indexOf('\0') >= 0
                ? name
                : context.directory().resolve(name).toString();
    }

    private static List<ConfigEntry> entries(Globals globals, Run run) {
        List<ConfigEntry> entries = new ArrayList<>();
        for (GlobalVariable variable : globals.bound()) {
            Object value = variable.value();
            if (value != null && !variable.imported()) {
                Origin origin = globals.source().origin(variable.position());
                try {
                    entries.add(new ConfigEntry(variable.name(), PlainValues.toJava(run, value), origin));
                } catch (PyError e) {
                    throw e.at(globals.source(), variable.position());
                }
            }
        }
        return entries;
    }
}
