package io.jgun.config.python.modules;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.Items;
import io.jgun.config.python.values.NativeObject;
import io.jgun.config.python.values.PyIndexed;
import io.jgun.config.python.values.PyTuple;
import io.jgun.config.python.values.PyType;
import io.jgun.config.python.values.Run;
import org.jspecify.annotations.Nullable;

/** {@code platform}, and {@code os.uname()}. */
final class PlatformModule extends NativeModule {

    private static final String[] FUNCTIONS = {
        "system",
        "node",
        "machine",
        "release",
        "version",
        "platform",
        "processor",
        "python_version",
        "python_implementation",
        "python_version_tuple",
        "uname"
    };

    PlatformModule() {
        super("platform");
    }

    @Override
    public String[] methods() {
        return FUNCTIONS;
    }

    @Override
    public @Nullable Object call(Run run, String function, Arguments arguments) {
        return switch (function) {
            case "system" -> "Linux";
            case "node" -> SocketModule.hostName(run);
            case "machine", "processor" -> machine();
            case "release" -> System.getProperty("os.version", "");
            case "version" -> System.getProperty("os.version", "");
            case "platform" -> "Linux-" + System.getProperty("os.version", "") + "-" + machine();
            case "python_version" -> "3.12.0";
            case "python_version_tuple" -> new PyTuple("3", "12", "0");
            case "python_implementation" -> "jgun";
            case "uname" -> uname(run);
            default -> null;
        };
    }

    private static String machine() {
        String name = System.getProperty("os.arch", "");
        return name.equals("amd64") ? "x86_64" : name;
    }

    static Object uname(Run run) {
        return new SystemName(
                new PyTuple("Linux", SocketModule.hostName(run), System.getProperty("os.version", ""), "", machine()));
    }

    private static final class SystemName extends NativeObject implements PyIndexed {
        private static final PyType TYPE = Files.type("uname_result");

        private final PyTuple parts;

        SystemName(PyTuple parts) {
            super(TYPE);
            this.parts = parts;
        }

        @Override
        public @Nullable Object constant(Run run, String name) {
            return switch (name) {
                case "sysname", "system" -> parts.get(0);
                case "nodename", "node" -> parts.get(1);
                case "release" -> parts.get(2);
                case "version" -> parts.get(3);
                case "machine" -> parts.get(4);
                default -> null;
            };
        }

        @Override
        public Object item(Run run, Object index) {
            return Items.get(run, parts, index);
        }
    }
}
