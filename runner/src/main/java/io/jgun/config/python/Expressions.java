package io.jgun.config.python;

import io.jgun.config.Origin;
import io.jgun.config.ReaderContext;
import io.jgun.config.python.modules.ModuleTable;
import io.jgun.config.python.syntax.Parser;
import io.jgun.config.python.tree.Failures;
import io.jgun.config.python.tree.Globals;
import io.jgun.config.python.tree.Interpreter;
import io.jgun.config.python.values.NativeFunction;
import io.jgun.config.python.values.NativeObject;
import io.jgun.config.python.values.PlainValues;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Source;
import io.jgun.config.python.values.World;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Single expressions, as {@code cpu_count() * 2 + 1} in a properties file. */
public final class Expressions {

    private static final String[] MODULES = {"os", "sys", "multiprocessing", "socket", "math", "platform"};

    private Expressions() {}

    /**
     * Evaluates one expression. All builtins are there, and without an import {@code cpu_count()}, {@code env} (the
     * environment), {@code os}, {@code multiprocessing}, {@code sys}, {@code socket}, {@code math} and {@code platform}.
     *
     * @param origin where the text begins
     * @return a plain value as in {@link io.jgun.config.ConfigEntry#value}
     * @throws io.jgun.config.ConfigException if it is no expression or raises
     */
    public static @Nullable Object evaluate(String text, Origin origin, ReaderContext context) {
        World world = new World(context, new Interpreter());
        Source source = new Source(text, origin);
        Globals globals = new Globals(source, world);
        Run run = new Run(world);
        ReentrantLock lock = world.lock();
        lock.lock();
        try {
            for (String module : MODULES) {
                Object found = ModuleTable.find(run, module);
                if (found != null) {
                    globals.variable(module).setImported(found, 0);
                }
            }
            if (ModuleTable.find(run, "os") instanceof NativeObject os) {
                globals.variable("cpu_count").setImported(new NativeFunction(os, "cpu_count"), 0);
            }
            globals.variable("env").setImported(world.environ(), 0);
            return PlainValues.toJava(run, Parser.expression(globals).evaluate(run));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw Failures.toConfigException(e, source, 0);
        } finally {
            lock.unlock();
        }
    }
}
