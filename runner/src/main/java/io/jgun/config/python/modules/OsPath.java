package io.jgun.config.python.modules;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.None;
import io.jgun.config.python.values.Run;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** {@code os.path}, as on POSIX. */
final class OsPath extends NativeModule {

    private static final String[] FUNCTIONS = {
        "join",
        "dirname",
        "basename",
        "abspath",
        "realpath",
        "normpath",
        "expanduser",
        "expandvars",
        "exists",
        "lexists",
        "isfile",
        "isdir",
        "islink",
        "isabs",
        "split",
        "splitext",
        "relpath",
        "getsize",
        "getmtime",
        "commonprefix",
        "normcase"
    };

    OsPath() {
        super("os.path");
    }

    @Override
    public @Nullable Object constant(Run run, String name) {
        return switch (name) {
            case "sep" -> "/";
            case "pardir" -> "..";
            case "curdir" -> ".";
            default -> null;
        };
    }

    @Override
    public String[] methods() {
        return FUNCTIONS;
    }

    @Override
    public @Nullable Object call(Run run, String function, Arguments arguments) {
        if (!hasMethod(function)) {
            return null;
        }
        arguments.expect(function, 1, function.equals("join") ? 1000 : 2);
        String path = Files.text(arguments.get(0));
        run.work(path.length());
        return switch (function) {
            case "join" -> {
                String joined = path;
                for (Object part : arguments.positionalFrom(1)) {
                    joined = run.text(join(joined, Files.text(part)));
                }
                yield joined;
            }
            case "dirname" -> parent(path);
            case "basename" -> path.substring(path.lastIndexOf('/') + 1);
            case "abspath" -> normal(join(run.world().context().directory().toString(), path));
            case "realpath" -> real(run, path);
            case "normpath" -> normal(path);
            case "normcase" -> path;
            case "expanduser" -> expandUser(run, path);
            case "expandvars" -> run.text(expandVariables(run, path));
            case "exists", "lexists" -> java.nio.file.Files.exists(Files.path(run, path));
            case "isfile" -> java.nio.file.Files.isRegularFile(Files.path(run, path));
            case "isdir" -> java.nio.file.Files.isDirectory(Files.path(run, path));
            case "islink" -> java.nio.file.Files.isSymbolicLink(Files.path(run, path));
            case "isabs" -> path.startsWith("/");
            case "split" -> Files.pair(parent(path), path.substring(path.lastIndexOf('/') + 1));
            case "splitext" -> splitExtension(path);
            case "relpath" -> {
                Path base = Files.path(run, arguments.get(1, "start", "."));
                yield base.normalize()
                        .relativize(Files.path(run, path).normalize())
                        .toString();
            }
            case "getsize" -> OsModule.attributes(run, path).size();
            case "getmtime" -> OsModule.attributes(run, path).lastModifiedTime().toMillis() / 1000.0;
            default -> None.NONE;
        };
    }

    static String join(String base, String part) {
        if (part.startsWith("/") || base.isEmpty()) {
            return part;
        }
        return base.endsWith("/") ? base + part : base + "/" + part;
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        String head = path.substring(0, slash + 1);
        int end = head.length();
        while (end > 0 && head.charAt(end - 1) == '/') {
            end--;
        }
        return end == 0 ? head : head.substring(0, end);
    }

    /** The parent of a cleaned path, as pathlib has it. */
    static String directory(String path) {
        String parent = parent(path);
        return parent.isEmpty() ? "." : parent;
    }

    static String base(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static String normal(String path) {
        String normal = Files.rawPath(path).normalize().toString();
        return normal.isEmpty() ? "." : normal;
    }

    static String real(Run run, String path) {
        Path absolute = Files.path(run, path);
        try {
            return absolute.toRealPath().toString();
        } catch (IOException e) {
            return absolute.normalize().toString();
        }
    }

    static String expandUser(Run run, String path) {
        if (!path.equals("~") && !path.startsWith("~/")) {
            return path;
        }
        Object home = run.world().environ().get("HOME");
        return (home instanceof String text ? text : System.getProperty("user.home", "/")) + path.substring(1);
    }

    private static String expandVariables(Run run, String path) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < path.length()) {
            char c = path.charAt(i);
            int end = i + 1;
            boolean braced = c == '$' && end < path.length() && path.charAt(end) == '{';
            if (braced) {
                end = path.indexOf('}', i);
            } else {
                while (c == '$' && end < path.length() && isNamePart(path.charAt(end))) {
                    end++;
                }
            }
            if (c == '$' && end > i + 1) {
                Object value = run.world().environ().get(path.substring(braced ? i + 2 : i + 1, end));
                int next = braced ? end + 1 : end;
                run.step();
                out.append(value instanceof String text ? run.text(text) : path.substring(i, next));
                i = next;
            } else {
                out.append(c);
                i++;
            }
        }
        return out.toString();
    }

    private static boolean isNamePart(char c) {
        return c == '_' || (c < 128 && Character.isLetterOrDigit(c));
    }

    private static Object splitExtension(String path) {
        int slash = path.lastIndexOf('/');
        int dot = path.lastIndexOf('.');
        int first = slash + 1;
        while (first < path.length() && path.charAt(first) == '.') {
            first++;
        }
        return dot > slash && dot >= first
                ? Files.pair(path.substring(0, dot), path.substring(dot))
                : Files.pair(path, "");
    }
}
