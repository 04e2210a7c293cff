package io.jgun.config.python.modules;

import io.jgun.config.python.methods.Encodings;
import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.Iteration;
import io.jgun.config.python.values.NativeObject;
import io.jgun.config.python.values.PyBytes;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyList;
import io.jgun.config.python.values.PyOrdered;
import io.jgun.config.python.values.PyTuple;
import io.jgun.config.python.values.PyType;
import io.jgun.config.python.values.Repr;
import io.jgun.config.python.values.Run;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code pathlib.Path}: a text that is not normalized but for repeated slashes and dots. */
final class PathObject extends NativeObject implements PyOrdered {

    static final PyType TYPE = Files.type("PosixPath");
    private static final String[] METHODS = {
        "joinpath", "exists", "is_file", "is_dir", "is_absolute", "read_text", "read_bytes", "resolve", "absolute",
        "expanduser", "with_name", "with_suffix", "as_posix", "relative_to", "iterdir", "open", "mkdir", "unlink",
        "touch", "write_text", "write_bytes", "rmdir", "rename", "__truediv__", "__rtruediv__", "__str__"
    };

    private final String path;

    PathObject(String path) {
        super(TYPE);
        this.path = clean(path);
    }

    private static String clean(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        String joined = String.join("/", parts);
        return path.startsWith("/") ? "/" + joined : joined.isEmpty() ? "." : joined;
    }

    /** {@code Path(...)}. */
    static PathObject of(Arguments arguments) {
        String path = "";
        for (Object part : arguments.positionalFrom(0)) {
            path = OsPath.join(path, Files.text(part));
        }
        return new PathObject(path);
    }

    @Override
    public String str() {
        return path;
    }

    @Override
    public String repr() {
        StringBuilder out = new StringBuilder("PosixPath(");
        Repr.quote(out, path, false);
        return out.append(')').toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PathObject that && that.path.equals(path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    @Override
    public int orderTo(Object other) {
        return path.compareTo(((PathObject) other).path);
    }

    @Override
    public @Nullable Object constant(Run run, String name) {
        String base = OsPath.base(path);
        int dot = base.lastIndexOf('.');
        boolean suffixed = dot > 0 && dot < base.length() - 1;
        return switch (name) {
            case "name" -> path.equals(".") ? "" : base;
            case "suffix" -> suffixed ? base.substring(dot) : "";
            case "stem" -> suffixed ? base.substring(0, dot) : base;
            case "parent" -> new PathObject(OsPath.directory(path));
            case "parents" -> parents();
            case "parts" -> parts();
            case "anchor", "root" -> path.startsWith("/") ? "/" : "";
            default -> null;
        };
    }

    private PyTuple parents() {
        List<Object> parents = new ArrayList<>();
        PathObject at = this;
        while (!at.path.equals("/") && !at.path.equals(".")) {
            at = new PathObject(OsPath.directory(at.path));
            parents.add(at);
        }
        return PyTuple.of(parents);
    }

    private PyTuple parts() {
        List<Object> parts = new ArrayList<>();
        if (path.startsWith("/")) {
            parts.add("/");
        }
        for (String part : path.split("/", -1)) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return PyTuple.of(parts);
    }

    @Override
    public String[] methods() {
        return METHODS;
    }

    @Override
    public @Nullable Object call(Run run, String method, Arguments arguments) {
        return switch (method) {
            case "joinpath", "__truediv__" -> join(arguments);
            case "__rtruediv__" -> new PathObject(OsPath.join(Files.text(one(method, arguments)), path));
            case "exists" -> java.nio.file.Files.exists(Files.path(run, this));
            case "is_file" -> java.nio.file.Files.isRegularFile(Files.path(run, this));
            case "is_dir" -> java.nio.file.Files.isDirectory(Files.path(run, this));
            case "is_absolute" -> path.startsWith("/");
            case "read_text" ->
                run.text(Encodings.decode(
                        Files.read(run, this),
                        arguments.get(0, "encoding", "utf-8").toString(),
                        "strict"));
            case "read_bytes" -> new PyBytes(Files.read(run, this));
            case "resolve" -> new PathObject(OsPath.real(run, path));
            case "absolute" ->
                new PathObject(OsPath.join(run.world().context().directory().toString(), path));
            case "expanduser" -> new PathObject(OsPath.expandUser(run, path));
            case "with_name" -> new PathObject(OsPath.join(OsPath.directory(path), Files.text(one(method, arguments))));
            case "with_suffix" -> {
                Object stem = constant(run, "stem");
                yield new PathObject(OsPath.join(OsPath.directory(path), stem + Files.text(one(method, arguments))));
            }
            case "as_posix", "__str__" -> path;
            case "relative_to" -> relative(new PathObject(Files.text(one(method, arguments))).path);
            case "iterdir" -> Iteration.of(run, entries(run));
            case "open" -> Files.open(run, arguments.with(this));
            case "mkdir" -> OsModule.requireDirectory(run, path);
            case "unlink", "touch", "write_text", "write_bytes", "rmdir", "rename" ->
                throw PyError.unsupported(
                        "Path." + method + "() cannot be used: a config file changes no files under jgun");
            default -> null;
        };
    }

    private static Object one(String method, Arguments arguments) {
        return arguments.expectPositional(method, 1, 1).get(0);
    }

    private PathObject join(Arguments arguments) {
        String joined = path.equals(".") ? "" : path;
        for (Object part : arguments.positionalFrom(0)) {
            joined = OsPath.join(joined, Files.text(part));
        }
        return new PathObject(joined);
    }

    private PathObject relative(String base) {
        String prefix = base.endsWith("/") ? base : base + "/";
        if (path.equals(base)) {
            return new PathObject(".");
        }
        if (!path.startsWith(prefix)) {
            throw PyError.value("'" + path + "' is not in the subpath of '" + base + "'");
        }
        return new PathObject(path.substring(prefix.length()));
    }

    private PyList entries(Run run) {
        PyList entries = new PyList();
        for (Object name : OsModule.list(run, this).items()) {
            entries.add(run, new PathObject(OsPath.join(path, name.toString())));
        }
        return entries;
    }
}
