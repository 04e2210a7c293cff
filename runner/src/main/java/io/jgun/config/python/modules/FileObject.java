package io.jgun.config.python.modules;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.Ints;
import io.jgun.config.python.values.NativeObject;
import io.jgun.config.python.values.None;
import io.jgun.config.python.values.PyBytes;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyIterable;
import io.jgun.config.python.values.PyIterator;
import io.jgun.config.python.values.PyList;
import io.jgun.config.python.values.PyType;
import io.jgun.config.python.values.Run;
import org.jspecify.annotations.Nullable;

/** A file open for reading; its content was read when it was opened. */
final class FileObject extends NativeObject implements PyIterable {

    private static final PyType TYPE = Files.type("_io.TextIOWrapper");
    private static final String[] METHODS = {
        "read", "readline", "readlines", "close", "seek", "tell", "readable", "writable", "write", "writelines", "flush"
    };

    private final String name;
    private final String content;
    private final boolean binary;
    private int at;
    private boolean closed;

    FileObject(String name, String content, boolean binary) {
        super(TYPE);
        this.name = name;
        this.content = binary ? content : content.replace("\r\n", "\n");
        this.binary = binary;
    }

    @Override
    public @Nullable Object constant(Run run, String attribute) {
        return switch (attribute) {
            case "name" -> name;
            case "closed" -> closed;
            default -> null;
        };
    }

    @Override
    public String[] methods() {
        return METHODS;
    }

    @Override
    public @Nullable Object call(Run run, String method, Arguments arguments) {
        if (closed && !method.equals("close")) {
            throw PyError.value("I/O operation on closed file.");
        }
        return switch (method) {
            case "read" -> read(run, arguments.expectPositional(method, 0, 1));
            case "readline" -> {
                Object line = nextLine(run);
                yield line == null ? value("") : line;
            }
            case "readlines" -> {
                PyList lines = new PyList();
                for (Object line = nextLine(run); line != null; line = nextLine(run)) {
                    lines.add(run, line);
                }
                yield lines;
            }
            case "close" -> {
                closed = true;
                yield None.NONE;
            }
            case "seek" -> {
                at = Math.max(
                        0,
                        Math.min(
                                content.length(),
                                Ints.toInt(arguments.expect(method, 1, 2).get(0))));
                yield (long) at;
            }
            case "tell" -> (long) at;
            case "readable" -> true;
            case "writable" -> false;
            case "flush" -> None.NONE;
            case "write", "writelines" -> throw PyError.of(io.jgun.config.python.values.Types.OS_ERROR, "not writable");
            default -> null;
        };
    }

    private Object read(Run run, Arguments arguments) {
        Object size = arguments.get(0, "size", None.NONE);
        int most = size == None.NONE ? -1 : Ints.toInt(size);
        int end = most < 0 ? content.length() : (int) Math.min(content.length(), (long) at + most);
        String part = run.text(content.substring(at, end));
        at = end;
        return value(part);
    }

    private @Nullable Object nextLine(Run run) {
        run.step();
        if (at >= content.length()) {
            return null;
        }
        int end = content.indexOf('\n', at);
        String line = run.text(content.substring(at, end < 0 ? content.length() : end + 1));
        at += line.length();
        return value(line);
    }

    private Object value(String text) {
        return binary ? PyBytes.ofLatin1(text) : text;
    }

    @Override
    public PyIterator iterator(Run run) {
        return new PyIterator() {
            @Override
            public @Nullable Object next(Run inner) {
                return nextLine(inner);
            }
        };
    }

    @Override
    public Object enter(Run run) {
        return this;
    }

    @Override
    public boolean exit(Run run, io.jgun.config.python.values.@Nullable PyException error) {
        closed = true;
        return false;
    }
}
