package io.jgun.config.python.modules;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.NativeObject;
import io.jgun.config.python.values.None;
import io.jgun.config.python.values.PyList;
import io.jgun.config.python.values.PyType;
import io.jgun.config.python.values.Run;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code threading} and {@code multiprocessing}: the number of processors, names, and locks. A lock needs to do nothing:
 * one thread at a time runs a config file's code. The threads of Java that serve requests are not shown: the thread that
 * runs the hook stands for all.
 */
final class ThreadingModule extends NativeModule {

    private static final String[] FUNCTIONS = {
        "cpu_count",
        "Lock",
        "RLock",
        "Semaphore",
        "Event",
        "current_thread",
        "current_process",
        "get_ident",
        "local",
        "enumerate",
        "main_thread",
        "active_count",
        "set_start_method",
        "Thread",
        "Timer",
        "Process",
        "Queue",
        "Manager",
        "Value",
        "Pool"
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
            case "main_thread" -> name.equals("threading") ? new CurrentThread() : null;
            case "enumerate" -> name.equals("threading") ? new PyList(List.of(new CurrentThread())) : null;
            case "get_ident" -> Thread.currentThread().getId();
            case "local" -> new io.jgun.config.python.values.PyInstance(Files.type("local"));
            case "active_count" -> 1L;
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
        private static final String[] METHODS = {"is_alive", "getName"};

        CurrentThread() {
            super(Files.type("Thread"));
        }

        @Override
        public String[] methods() {
            return METHODS;
        }

        @Override
        public @Nullable Object call(Run run, String method, Arguments arguments) {
            return switch (method) {
                case "is_alive" -> true;
                case "getName" -> Thread.currentThread().getName();
                default -> null;
            };
        }

        @Override
        public @Nullable Object constant(Run run, String attribute) {
            return switch (attribute) {
                case "name" -> Thread.currentThread().getName();
                case "ident", "native_id" -> Thread.currentThread().getId();
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
