package io.jgun.config.python.modules;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.Ints;
import io.jgun.config.python.values.None;
import io.jgun.config.python.values.PyDict;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyList;
import io.jgun.config.python.values.PySet;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Types;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code os}: it asks, it changes nothing. */
final class OsModule extends NativeModule {

    private static final String[] FUNCTIONS = {
        "getenv",
        "cpu_count",
        "getpid",
        "getppid",
        "getcwd",
        "getuid",
        "geteuid",
        "getgid",
        "getegid",
        "uname",
        "sched_getaffinity",
        "process_cpu_count",
        "access",
        "listdir",
        "makedirs",
        "mkdir",
        "putenv",
        "unsetenv",
        "getlogin",
        "getloadavg",
        "sysconf",
        "fspath",
        "urandom",
        "remove",
        "unlink",
        "rmdir",
        "rename",
        "replace",
        "chmod",
        "chown",
        "symlink",
        "kill",
        "killpg",
        "system",
        "popen",
        "fork",
        "_exit",
        "abort",
        "execv",
        "execve",
        "chdir",
        "umask",
        "nice",
        "setuid",
        "setgid",
        "utime"
    };

    OsModule() {
        super("os");
    }

    @Override
    public @Nullable Object constant(Run run, String name) {
        return switch (name) {
            case "environ" -> run.world().environ();
            case "path" -> ModuleTable.find(run, "os.path");
            case "sep" -> "/";
            case "linesep" -> "\n";
            case "pathsep" -> ":";
            case "curdir" -> ".";
            case "pardir" -> "..";
            case "devnull" -> "/dev/null";
            case "name" -> "posix";
            case "F_OK" -> 0L;
            case "R_OK" -> 4L;
            case "W_OK" -> 2L;
            case "X_OK" -> 1L;
            case "error" -> Types.OS_ERROR;
            default -> null;
        };
    }

    @Override
    public String[] methods() {
        return FUNCTIONS;
    }

    @Override
    public @Nullable Object call(Run run, String function, Arguments arguments) {
        return switch (function) {
            case "getenv" -> {
                Object value = run.world()
                        .environ()
                        .get(arguments.expect(function, 1, 2).get(0));
                yield value == null ? arguments.get(1, "default", None.NONE) : value;
            }
            case "cpu_count", "process_cpu_count" -> cpuCount();
            case "sched_getaffinity" -> {
                PySet cpus = new PySet(false);
                for (long cpu = 0; cpu < cpuCount(); cpu++) {
                    cpus.add(run, cpu);
                }
                yield cpus;
            }
            case "getpid" -> ProcessHandle.current().pid();
            case "getppid" ->
                ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(1L);
            case "getcwd" -> run.world().context().directory().toString();
            case "getuid", "geteuid" -> owner("unix:uid");
            case "getgid", "getegid" -> owner("unix:gid");
            case "getlogin" -> System.getProperty("user.name", "");
            case "uname" -> PlatformModule.uname(run);
            case "getloadavg" -> SystemFigures.loadAverage(run);
            case "sysconf" ->
                SystemFigures.sysconf(
                        run, arguments.expectPositional(function, 1, 1).get(0));
            case "urandom" ->
                RandomModule.bytes(
                        run,
                        Ints.toInt(arguments.expectPositional(function, 1, 1).get(0)));
            case "fspath" ->
                Files.text(arguments.expectPositional(function, 1, 1).get(0));
            case "access" -> access(run, arguments.expect(function, 2, 2));
            case "listdir" -> list(run, arguments.get(0, "path", "."));
            case "makedirs", "mkdir" ->
                requireDirectory(
                        run, Files.text(arguments.expect(function, 1, 3).get(0)));
            case "putenv" -> {
                run.world()
                        .environ()
                        .put(run, arguments.expectPositional(function, 2, 2).get(0), arguments.get(1));
                yield None.NONE;
            }
            case "unsetenv" -> {
                PyDict environ = run.world().environ();
                environ.remove(arguments.expectPositional(function, 1, 1).get(0));
                yield None.NONE;
            }
            case "chdir" -> throw refused(function, "use the setting chdir");
            case "umask" -> throw refused(function, "use the setting umask");
            case "setuid", "setgid" -> throw refused(function, "use the settings user and group");
            default -> {
                if (hasMethod(function)) {
                    throw refused(function, "a Java class named by the setting hooks can do such things");
                }
                yield null;
            }
        };
    }

    static long cpuCount() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static Object owner(String attribute) {
        try {
            return ((Number) java.nio.file.Files.getAttribute(Path.of("/proc/self"), attribute)).longValue();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            throw PyError.of(Types.OS_ERROR, "the user of this process cannot be found out");
        }
    }

    private static Object access(Run run, Arguments arguments) {
        Path path = Files.path(run, arguments.get(0));
        long mode = Ints.toLong(arguments.get(1));
        return java.nio.file.Files.exists(path)
                && ((mode & 4) == 0 || java.nio.file.Files.isReadable(path))
                && ((mode & 2) == 0 || java.nio.file.Files.isWritable(path))
                && ((mode & 1) == 0 || java.nio.file.Files.isExecutable(path));
    }

    static PyList list(Run run, Object directory) {
        PyList names = new PyList();
        try (Stream<Path> entries = java.nio.file.Files.list(Files.path(run, directory))) {
            entries.forEach(entry -> {
                run.step();
                names.add(run, entry.getFileName().toString());
            });
        } catch (IOException e) {
            throw PyError.of(
                    Types.FILE_NOT_FOUND, "[Errno 2] No such file or directory: '" + Files.text(directory) + "'");
        }
        return names;
    }

    /** Stands for makedirs: a directory that is there is all right, no other is made. */
    static Object requireDirectory(Run run, String directory) {
        if (!java.nio.file.Files.isDirectory(Files.path(run, directory))) {
            throw PyError.of(
                    Types.OS_ERROR,
                    "the directory '" + directory
                            + "' does not exist, and a config file cannot make it under jgun; make it first (mkdir -p)");
        }
        return None.NONE;
    }

    static BasicFileAttributes attributes(Run run, String path) {
        try {
            return java.nio.file.Files.readAttributes(Files.path(run, path), BasicFileAttributes.class);
        } catch (IOException e) {
            throw PyError.of(Types.FILE_NOT_FOUND, "[Errno 2] No such file or directory: '" + path + "'");
        }
    }
}
