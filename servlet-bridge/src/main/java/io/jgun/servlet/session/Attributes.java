package io.jgun.servlet.session;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.function.Consumer;
import org.eclipse.jetty.session.SessionContext;
import org.eclipse.jetty.util.ClassLoadingObjectInputStream;
import org.jspecify.annotations.Nullable;

/** Objects from one class loader to another. */
public final class Attributes {

    /** It could not be written or read. */
    public static final class NotCarried extends Exception {

        private static final long serialVersionUID = 1L;

        NotCarried(Throwable reason) {
            super(reason);
        }

        /** What was thrown. */
        public Throwable reason() {
            Throwable cause = getCause();
            return cause == null ? this : cause;
        }
    }

    private interface Step<T> {
        T run() throws IOException, ClassNotFoundException;
    }

    private Attributes() {}

    static byte[] write(SessionContext context, Object value) throws NotCarried {
        return in(context, () -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(value);
            }
            return bytes.toByteArray();
        });
    }

    /**
     * The serialized form of a value.
     *
     * @param seen is given each object in it
     */
    public static byte[] write(SessionContext context, Object value, Consumer<Object> seen) throws NotCarried {
        return in(context, () -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObservedOutput(bytes, seen)) {
                out.writeObject(value);
            }
            return bytes.toByteArray();
        });
    }

    private static final class ObservedOutput extends ObjectOutputStream {

        private final Consumer<Object> seen;

        ObservedOutput(OutputStream out, Consumer<Object> seen) throws IOException {
            super(out);
            this.seen = seen;
            enableReplaceObject(true);
        }

        @Override
        protected Object replaceObject(Object object) {
            seen.accept(object);
            return object;
        }
    }

    /** Classes are those that the context's class loader sees now; the server's own, as of authentication, its own. */
    public static Object read(SessionContext context, byte[] bytes) throws NotCarried {
        return in(context, () -> {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            try (ClassLoadingObjectInputStream in =
                    new ClassLoadingObjectInputStream(new ByteArrayInputStream(bytes))) {
                return in.readObject(loader);
            }
        });
    }

    /** The application's code runs with its class loader, and whatever it throws is its attribute's failure. */
    private static <T> T in(SessionContext context, Step<T> step) throws NotCarried {
        Outcome<T> outcome = new Outcome<>(step);
        context.run(outcome);
        return outcome.value();
    }

    private static final class Outcome<T> implements Runnable {

        private final Step<T> step;
        private @Nullable T value;
        private @Nullable Throwable failure;

        Outcome(Step<T> step) {
            this.step = step;
        }

        @Override
        public void run() {
            try {
                value = step.run();
            } catch (IOException
                    | ClassNotFoundException
                    | RuntimeException
                    | LinkageError
                    | StackOverflowError failed) {
                failure = failed;
            }
        }

        T value() throws NotCarried {
            T result = value;
            if (result == null) {
                throw new NotCarried(failure == null ? new IOException("nothing was read") : failure);
            }
            return result;
        }
    }
}
