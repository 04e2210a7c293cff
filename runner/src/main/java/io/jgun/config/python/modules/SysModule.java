package io.jgun.config.python.modules;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.NativeObject;
import io.jgun.config.python.values.None;
import io.jgun.config.python.values.PyDict;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyException;
import io.jgun.config.python.values.PyList;
import io.jgun.config.python.values.PyTuple;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code sys}. It says Python 3.12, so that version checks take the way of a current Python. */
final class SysModule extends NativeModule {

    private static final String[] FUNCTIONS = {
        "exit",
        "getdefaultencoding",
        "getfilesystemencoding",
        "getrecursionlimit",
        "setrecursionlimit",
        "getsizeof",
        "exc_info",
        "intern",
        "_current_frames"
    };

    private final PyList path = new PyList(List.of(""));
    private final PyDict loaded = new PyDict();

    SysModule() {
        super("sys");
    }

    @Override
    public @Nullable Object constant(Run run, String name) {
        Object own = assigned(name);
        if (own != null) {
            return own;
        }
        return switch (name) {
            case "version_info" -> new PyTuple(3L, 12L, 0L, "final", 0L);
            case "version" -> "3.12.0 (jgun)";
            case "platform" -> "linux";
            case "argv" -> new PyList(List.of("jgun"));
            case "path" -> path;
            case "modules" -> loaded;
            case "executable", "prefix", "base_prefix", "exec_prefix" -> "";
            case "byteorder" -> "little";
            case "maxsize" -> Long.MAX_VALUE;
            case "stdout", "stderr", "__stdout__", "__stderr__" -> new Stream();
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
            case "exit" ->
                throw new PyError(new PyException(Types.SYSTEM_EXIT, new PyTuple(arguments.positionalFrom(0))));
            case "getdefaultencoding", "getfilesystemencoding" -> "utf-8";
            case "getrecursionlimit" -> 150L;
            case "setrecursionlimit" -> None.NONE;
            case "getsizeof" -> 64L;
            case "exc_info" -> new PyTuple(None.NONE, None.NONE, None.NONE);
            // Java's stacks are jstack's business.
            case "_current_frames" -> new PyDict();
            case "intern" -> arguments.expectPositional(function, 1, 1).get(0);
            default -> null;
        };
    }

    private static final class Stream extends NativeObject {
        private static final String[] METHODS = {"write", "writelines", "flush", "isatty", "fileno", "reconfigure"};

        Stream() {
            super(Files.type("TextIOWrapper"));
        }

        @Override
        public String[] methods() {
            return METHODS;
        }

        @Override
        public @Nullable Object call(Run run, String method, Arguments arguments) {
            return switch (method) {
                case "write" -> {
                    String text = arguments.expectPositional(method, 1, 1).get(0) instanceof String s ? s : "";
                    run.allocate(text.length());
                    run.unlocked(() -> {
                        run.world().context().output().print(text);
                        return None.NONE;
                    });
                    yield (long) text.length();
                }
                case "flush", "reconfigure", "writelines" -> None.NONE;
                case "isatty" -> false;
                case "fileno" -> 1L;
                default -> null;
            };
        }
    }
}
