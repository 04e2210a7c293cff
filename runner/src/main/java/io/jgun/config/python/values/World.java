package io.jgun.config.python.values;

import io.jgun.config.ReaderContext;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What all calls into one file share. As in Python one thread at a time runs its code: the lock is the file's own global
 * interpreter lock, let go while jgun's code is called or a function sleeps.
 */
public final class World {

    /** For what touches nothing outside: no environment, no calls. */
    static final World NONE = new World(
            new ReaderContext(Map.of(), java.nio.file.Path.of(""), io.jgun.config.ConfigOutput.discard()),
            new NoDispatch());

    private final ReaderContext context;
    private final Dispatch dispatch;
    private final PyDict environ = new PyDict(PyDict.Kind.ENVIRON, None.NONE);
    private final Map<String, Object> modules = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    public World(ReaderContext context, Dispatch dispatch) {
        this.context = context;
        this.dispatch = dispatch;
        for (Map.Entry<String, String> entry : context.environment().entrySet()) {
            environ.put(entry.getKey(), entry.getValue());
        }
    }

    public ReaderContext context() {
        return context;
    }

    public Dispatch dispatch() {
        return dispatch;
    }

    /** {@code os.environ}. */
    public PyDict environ() {
        return environ;
    }

    /** Modules imported so far. */
    public Map<String, Object> modules() {
        return modules;
    }

    public ReentrantLock lock() {
        return lock;
    }

    private static final class NoDispatch implements Dispatch {
        @Override
        public Object call(Run run, Object callee, Arguments arguments) {
            throw PyError.type("nothing can be called here");
        }

        @Override
        public @Nullable Object attribute(Run run, Object target, String name) {
            return null;
        }

        @Override
        public void setAttribute(Run run, Object target, String name, Object value) {
            throw PyError.type("nothing can be changed here");
        }

        @Override
        public boolean callable(Object value) {
            return false;
        }
    }
}
