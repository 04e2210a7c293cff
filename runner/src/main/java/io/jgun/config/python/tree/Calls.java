package io.jgun.config.python.tree;

import io.jgun.config.HostFunction;
import io.jgun.config.python.modules.Constructors;
import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.Placeholder;
import io.jgun.config.python.values.PlainValues;
import io.jgun.config.python.values.PyCallable;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyException;
import io.jgun.config.python.values.PyInstance;
import io.jgun.config.python.values.PyTuple;
import io.jgun.config.python.values.PyType;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls of anything that can be called. */
final class Calls {

    private Calls() {}

    static Object call(Frame frame, Object callee, Arguments arguments) {
        return call(frame.run(), callee, arguments);
    }

    static Object call(Run run, Object callee, Arguments arguments) {
        if (callee instanceof PyCallable function) {
            return function.call(run, arguments);
        }
        if (callee instanceof PyType type) {
            return construct(run, type, arguments);
        }
        if (callee instanceof HostFunction host) {
            return callHost(run, host, arguments);
        }
        if (callee instanceof Placeholder placeholder) {
            throw placeholder.used();
        }
        if (callee instanceof PyInstance) {
            Object method = Attributes.find(run, callee, "__call__");
            if (method != null) {
                return call(run, method, arguments);
            }
        }
        throw PyError.type("'" + Types.nameOf(callee) + "' object is not callable");
    }

    private static Object construct(Run run, PyType type, Arguments arguments) {
        run.allocate(64);
        Object init = type.member("__init__");
        if (type.builtIn() || (init == null && type.isSubtypeOf(Types.BASE_EXCEPTION))) {
            return Constructors.make(run, type, arguments);
        }
        PyInstance instance = type.isSubtypeOf(Types.BASE_EXCEPTION)
                ? new PyException(type, new PyTuple(arguments.positionalFrom(0)))
                : new PyInstance(type);
        if (init != null) {
            call(run, init, arguments.with(instance));
        } else if (arguments.size() + arguments.named() > 0) {
            throw PyError.type(type.name() + "() takes no arguments");
        }
        return instance;
    }

    private static Object callHost(Run run, HostFunction function, Arguments arguments) {
        List<@Nullable Object> plain = new ArrayList<>(arguments.size());
        for (int i = 0; i < arguments.size(); i++) {
            plain.add(PlainValues.toJava(run, arguments.get(i)));
        }
        if (arguments.named() > 0
                && !arguments.name(0).equals("exc_info")
                && !arguments.name(0).equals("extra")) {
            throw PyError.type("unexpected keyword argument '" + arguments.name(0) + "'");
        }
        try {
            return PlainValues.toPython(new HostCall(run).call(function, plain));
        } catch (IllegalArgumentException e) {
            throw PyError.type(e.getMessage() == null ? "wrong argument" : e.getMessage());
        }
    }

    /** Lets other threads into the file while jgun's code runs, without a lambda for each call. */
    private record HostCall(Run run) {
        @Nullable
        Object call(HostFunction function, List<?> arguments) {
            var lock = run.world().lock();
            boolean held = lock.isHeldByCurrentThread();
            if (held) {
                lock.unlock();
            }
            try {
                return function.call(arguments);
            } finally {
                if (held) {
                    lock.lock();
                }
            }
        }
    }
}
