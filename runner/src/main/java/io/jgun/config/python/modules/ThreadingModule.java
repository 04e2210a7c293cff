package io.jgun.config.python.modules;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.NativeObject;
import io.jgun.config.python.values.None;
import io.jgun.config.python.values.PyType;
import io.jgun.config.python.values.Run;
import org.jspecify.annotations.Nullable;

/**
 * {@code threading} and {@code multiprocessing}: the number of processors, names, and locks. A lock needs to do nothing:
 * one thread at a time runs a config file's code.
 */
final class ThreadingModule extends NativeModule {

    private static final String[] FUNCTIONS = {
        "cpu_count", "Lock", "RLock", "Semaphore", "Event", "current_thread", "current_process", "get_ident", "local",
        "active_count", "set_start_method", "Thread", "Timer", "Process", "Queue", "Manager", "Value", "Pool"
    };

    private final String name;

    ThreadingModule(String name) {
        super(name);
        this.name = name;
    }

    @Override
    public String[] methods() {
        return FUNCTIONS;
    }

    @Override
    public @Nullable Object call(Run run, String function, Arguments arguments) {
        return switch (function) {
            case "cpu_count" -> {
                arguments.expectPositional(function, 0, 0);
                yield name.equals("multiprocessing") ? (Object) OsModule.cpuCount() : null;
            }
            case "Lock", "RLock", "Semaphore", "Event" -> new Lock();
            case "current_thread", "current_process" -> new CurrentThread();
            case "get_ident" -> Thread.currentThread().getId();
            case "local" -> new io.jgun.config.python.values.PyInstance(Files.type("local"));
            case "active_count" -> (long) Thread.activeCount();
            case "set_start_method" -> None.NONE;
            default -> {
                if (hasMethod(function)) {
                    throw refused(function, "a Java class named by the setting hooks can start threads");
                }
                yield null;
            }
        };
    }

    private static final class CurrentThread extends NativeObject {
        CurrentThread() {
            super(Files.type("Thread"));
        }

        @Override
        public @Nullable Object constant(Run run, String attribute) {
            return switch (attribute) {
                case "name" -> Thread.currentThread().getName();
                case "ident" -> Thread.currentThread().getId();
                case "pid" -> ProcessHandle.current().pid();
                case "daemon" -> true;
                default -> null;
            };
        }
    }

    private static final class Lock extends NativeObject {
        private static final PyType TYPE = Files.type("lock");
        private static final String[] METHODS = {"acquire", "release", "locked", "set", "clear", "is_set", "wait"};

        private boolean set;

        Lock() {
            super(TYPE);
        }

        @Override
        public String[] methods() {
            return METHODS;
        }

        @Override
        public @Nullable Object call(Run run, String method, Arguments arguments) {
            return switch (method) {
                case "set", "clear" -> {
                    set = method.equals("set");
                    yield None.NONE;
                }
                case "is_set", "wait", "locked" -> set;
                case "acquire" -> true;
                case "release" -> None.NONE;
                default -> null;
            };
        }

        @Override
        public Object enter(Run run) {
            return this;
        }
    }
}
