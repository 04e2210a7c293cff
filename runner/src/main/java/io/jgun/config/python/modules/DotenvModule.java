package io.jgun.config.python.modules;

import io.jgun.config.python.methods.Encodings;
import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.None;
import io.jgun.config.python.values.PyDict;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.Run;
import org.jspecify.annotations.Nullable;

/** {@code dotenv}: a file .env becomes part of {@code os.environ}, as the config file sees it. */
final class DotenvModule extends NativeModule {

    private static final String[] FUNCTIONS = {"load_dotenv", "find_dotenv", "dotenv_values"};

    DotenvModule() {
        super("dotenv");
    }

    @Override
    public String[] methods() {
        return FUNCTIONS;
    }

    @Override
    public @Nullable Object call(Run run, String function, Arguments arguments) {
        return switch (function) {
            case "find_dotenv" ->
                java.nio.file.Files.isRegularFile(Files.path(run, ".env"))
                        ? Files.path(run, ".env").toString()
                        : "";
            case "load_dotenv" -> {
                PyDict values = values(run, arguments);
                boolean override = Boolean.TRUE.equals(arguments.named("override"));
                for (Object name : values.keys()) {
                    Object value = values.get(name);
                    if (value != null && (override || !run.world().environ().contains(name))) {
                        run.world().environ().put(run, name, value);
                    }
                }
                yield values.size() > 0;
            }
            case "dotenv_values" -> values(run, arguments);
            default -> null;
        };
    }

    private static PyDict values(Run run, Arguments arguments) {
        PyDict values = new PyDict();
        Object file = arguments.get(0, "dotenv_path", None.NONE);
        Object path = file == None.NONE || file.equals("") ? ".env" : file;
        String text;
        try {
            text = Encodings.decode(Files.read(run, path), "utf-8", "replace");
        } catch (PyError e) {
            if (e.catchable()) {
                return values;
            }
            throw e;
        }
        for (String line : text.split("\n", -1)) {
            line(run, values, line.strip());
        }
        return values;
    }

    private static void line(Run run, PyDict values, String line) {
        run.step();
        String assignment = line.startsWith("export ") ? line.substring(7).strip() : line;
        int equals = assignment.indexOf('=');
        if (assignment.startsWith("#") || equals < 1) {
            return;
        }
        String value = assignment.substring(equals + 1).strip();
        char quote = value.isEmpty() ? ' ' : value.charAt(0);
        int close = quote == '"' || quote == '\'' ? value.indexOf(quote, 1) : -1;
        if (close > 0) {
            value = value.substring(1, close);
            value = quote == '"' ? value.replace("\\n", "\n").replace("\\\"", "\"") : value;
        } else {
            int comment = value.indexOf(" #");
            value = comment < 0 ? value : value.substring(0, comment).strip();
        }
        values.put(run, assignment.substring(0, equals).strip(), value);
    }
}
