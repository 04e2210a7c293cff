package io.jgun.config.python.modules;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.None;
import io.jgun.config.python.values.PyBytes;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Types;
import org.jspecify.annotations.Nullable;

/** {@code json}. */
final class JsonModule extends NativeModule {

    private static final String[] FUNCTIONS = {"loads", "load", "dumps", "dump"};

    JsonModule() {
        super("json");
    }

    @Override
    public @Nullable Object constant(Run run, String name) {
        return name.equals("JSONDecodeError") ? Types.JSON_DECODE : null;
    }

    @Override
    public String[] methods() {
        return FUNCTIONS;
    }

    @Override
    public @Nullable Object call(Run run, String function, Arguments arguments) {
        return switch (function) {
            case "loads" -> loads(run, arguments.expect(function, 1, 1).get(0));
            case "load" -> {
                Object file = arguments.expect(function, 1, 1).get(0);
                Object text = file instanceof FileObject open ? open.call(run, "read", Arguments.NONE) : null;
                if (text == null) {
                    throw PyError.type("load() needs a file");
                }
                yield loads(run, text);
            }
            case "dumps" -> {
                Object indent = arguments.named("indent");
                Object sort = arguments.named("sort_keys");
                Object ascii = arguments.named("ensure_ascii");
                JsonWriter writer = new JsonWriter(
                        run,
                        indent == null ? None.NONE : indent,
                        Boolean.TRUE.equals(sort),
                        !Boolean.FALSE.equals(ascii));
                yield run.text(writer.write(
                        arguments.expect(function, 1, 1).get(0),
                        arguments.named("separators"),
                        arguments.named("default")));
            }
            case "dump" -> throw refused(function, "a config file changes no files");
            default -> null;
        };
    }

    private static Object loads(Run run, Object text) {
        if (text instanceof String string) {
            return new JsonReader(run, string).document();
        }
        if (text instanceof PyBytes bytes) {
            return new JsonReader(run, new String(bytes.bytes(), java.nio.charset.StandardCharsets.UTF_8)).document();
        }
        throw PyError.type("the JSON object must be str, bytes or bytearray, not " + Types.nameOf(text));
    }
}
