package io.jgun.config.python.modules;

import io.jgun.config.python.methods.Encodings;
import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.None;
import io.jgun.config.python.values.PyBytes;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyTuple;
import io.jgun.config.python.values.PyType;
import io.jgun.config.python.values.Repr;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Types;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Files of the system: they are read, never written. */
final class Files {

    private static final int LARGEST = 4 << 20;

    private Files() {}

    /** {@code open(...)}. */
    static Object open(Run run, Arguments arguments) {
        arguments.expect("open", 1, 8);
        String mode = arguments.get(1, "mode", "r").toString();
        if (mode.contains("w") || mode.contains("a") || mode.contains("x") || mode.contains("+")) {
            throw PyError.of(
                    Types.PERMISSION_ERROR,
                    "a config file cannot write files under jgun (open mode '" + mode
                            + "'); use a Java class named by the setting hooks");
        }
        Object encoding = arguments.get(3, "encoding", None.NONE);
        byte[] bytes = read(run, arguments.get(0));
        if (mode.contains("b")) {
            return new FileObject(text(arguments.get(0)), new PyBytes(bytes).latin1(), true);
        }
        String name = encoding instanceof String given ? given : "utf-8";
        return new FileObject(text(arguments.get(0)), Encodings.decode(bytes, name, errors(arguments)), false);
    }

    private static String errors(Arguments arguments) {
        return arguments.get(4, "errors", "strict") instanceof String text ? text : "strict";
    }

    /** The bytes of a file. */
    static byte[] read(Run run, Object file) {
        Path path = path(run, file);
        return run.unlocked(() -> {
            try {
                // A fifo or a device never ends or never begins: only regular files, and /proc, which are such too.
                if (java.nio.file.Files.exists(path) && !java.nio.file.Files.isRegularFile(path)) {
                    throw PyError.of(Types.OS_ERROR, "not a regular file: " + quoted(file));
                }
                return read(run, path);
            } catch (NoSuchFileException e) {
                throw PyError.of(Types.FILE_NOT_FOUND, "[Errno 2] No such file or directory: " + quoted(file));
            } catch (java.nio.file.AccessDeniedException e) {
                throw PyError.of(Types.PERMISSION_ERROR, "[Errno 13] Permission denied: " + quoted(file));
            } catch (IOException e) {
                throw PyError.of(Types.OS_ERROR, "cannot be read: " + quoted(file));
            }
        });
    }

    private static byte[] read(Run run, Path path) throws IOException {
        try (InputStream in = java.nio.file.Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw PyError.limit("file too large to be read here (over " + (LARGEST >> 20) + " MiB)");
            }
            run.allocate(bytes.length * 3L);
            return bytes;
        }
    }

    /** A path given as str or Path, resolved against the working directory. */
    static Path path(Run run, Object file) {
        return run.world().context().directory().resolve(rawPath(text(file)));
    }

    static Path rawPath(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw PyError.value("embedded null byte");
        }
    }

    /** The text of a path given as str or Path. */
    static String text(Object file) {
        if (file instanceof String text) {
            return text;
        }
        if (file instanceof PathObject path) {
            return path.str();
        }
        throw PyError.type("expected str, bytes or os.PathLike object, not " + Types.nameOf(file));
    }

    private static String quoted(Object file) {
        StringBuilder out = new StringBuilder();
        Repr.quote(out, text(file), false);
        return out.toString();
    }

    /** A type for the objects of a module. */
    static PyType type(String name) {
        return new PyType(name, java.util.List.of(Types.OBJECT), java.util.Map.of());
    }

    static PyTuple pair(Object a, Object b) {
        return new PyTuple(a, b);
    }
}
