package io.jgun.config.python.modules;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.NativeObject;
import io.jgun.config.python.values.PyCallable;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Types;
import org.jspecify.annotations.Nullable;

/** {@code pathlib}. */
final class PathlibModule extends NativeModule {

    PathlibModule() {
        super("pathlib");
    }

    @Override
    public @Nullable Object constant(Run run, String name) {
        return switch (name) {
            case "Path", "PurePath", "PosixPath", "PurePosixPath" -> new PathClass();
            default -> null;
        };
    }

    /** The class itself: called, and asked for {@code cwd()} and {@code home()}. */
    private static final class PathClass extends NativeObject implements PyCallable {
        private static final String[] METHODS = {"cwd", "home"};

        PathClass() {
            super(Types.TYPE);
        }

        @Override
        public String[] methods() {
            return METHODS;
        }

        @Override
        public Object call(Run run, Arguments arguments) {
            return PathObject.of(arguments);
        }

        @Override
        public @Nullable Object call(Run run, String method, Arguments arguments) {
            return switch (method) {
                case "cwd" -> new PathObject(run.world().context().directory().toString());
                case "home" -> new PathObject(OsPath.expandUser(run, "~"));
                default -> null;
            };
        }

        @Override
        public String repr() {
            return "<class 'pathlib.Path'>";
        }
    }
}
