package io.jgun.config.python.methods;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.BraceFormat;
import io.jgun.config.python.values.Ints;
import io.jgun.config.python.values.Iteration;
import io.jgun.config.python.values.None;
import io.jgun.config.python.values.PyBytes;
import io.jgun.config.python.values.PyDict;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyList;
import io.jgun.config.python.values.PyTuple;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Text;
import io.jgun.config.python.values.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Methods of str. */
final class StrMethods {

    static final String[] NAMES = {
        "capitalize",
        "casefold",
        "center",
        "count",
        "encode",
        "endswith",
        "expandtabs",
        "find",
        "format",
        "format_map",
        "index",
        "isalnum",
        "isalpha",
        "isascii",
        "isdecimal",
        "isdigit",
        "isidentifier",
        "islower",
        "isnumeric",
        "isprintable",
        "isspace",
        "istitle",
        "isupper",
        "join",
        "ljust",
        "lower",
        "lstrip",
        "partition",
        "removeprefix",
        "removesuffix",
        "replace",
        "rfind",
        "rindex",
        "rjust",
        "rpartition",
        "rsplit",
        "rstrip",
        "split",
        "splitlines",
        "startswith",
        "strip",
        "swapcase",
        "title",
        "translate",
        "upper",
        "zfill"
    };

    private StrMethods() {}

    static @Nullable Object call(Run run, String text, String name, Arguments arguments) {
        run.work(text.length() >> 3);
        return switch (name) {
            case "format" -> run.text(BraceFormat.format(run, text, arguments));
            case "format_map" ->
                formatMap(run, text, arguments.expectPositional(name, 1, 1).get(0));
            case "join" ->
                join(run, text, arguments.expectPositional(name, 1, 1).get(0));
            case "split", "rsplit" ->
                StrSplitting.split(run, text, name.equals("rsplit"), arguments.expect(name, 0, 2));
            case "splitlines" -> StrSplitting.lines(run, text, arguments.expect(name, 0, 1));
            case "partition", "rpartition" ->
                partition(text, name, string(arguments.expectPositional(name, 1, 1), 0, name));
            case "strip", "lstrip", "rstrip" -> strip(text, name, arguments.expectPositional(name, 0, 1));
            case "replace" -> replace(run, text, arguments.expect(name, 2, 3));
            case "startswith", "endswith", "find", "rfind", "index", "rindex", "count" ->
                StrSearch.call(run, text, name, arguments.expectPositional(name, 1, 3));
            case "encode" -> new PyBytes(Encodings.encode(run, text, arguments));
            case "removeprefix", "removesuffix" ->
                removeAffix(text, name, string(arguments.expectPositional(name, 1, 1), 0, name));
            case "ljust", "rjust", "center", "zfill" ->
                run.text(pad(text, name, arguments.expectPositional(name, 1, 2)));
            case "expandtabs" -> run.text(expandTabs(run, text, Ints.toInt(arguments.get(0, "tabsize", 8L))));
            case "translate" ->
                translate(run, text, arguments.expectPositional(name, 1, 1).get(0));
            default -> StrCase.call(run, text, name, arguments);
        };
    }

    private static Object formatMap(Run run, String text, Object mapping) {
        if (mapping instanceof PyDict dict) {
            return run.text(BraceFormat.formatMap(run, text, dict));
        }
        throw PyError.type("format_map() argument must be a mapping");
    }

    private static Object removeAffix(String text, String name, String affix) {
        if (name.equals("removeprefix")) {
            return text.startsWith(affix) ? text.substring(affix.length()) : text;
        }
        return text.endsWith(affix) ? text.substring(0, text.length() - affix.length()) : text;
    }

    static String string(Arguments arguments, int i, String method) {
        if (arguments.get(i) instanceof String text) {
            return text;
        }
        throw PyError.type(method + "() argument " + (i + 1) + " must be str, not " + Types.nameOf(arguments.get(i)));
    }

    private static Object join(Run run, String separator, Object iterable) {
        StringBuilder out = new StringBuilder();
        List<Object> items = Iteration.list(run, iterable);
        for (int i = 0; i < items.size(); i++) {
            if (!(items.get(i) instanceof String item)) {
                throw PyError.type(
                        "sequence item " + i + ": expected str instance, " + Types.nameOf(items.get(i)) + " found");
            }
            run.allocate((item.length() + separator.length()) * 2L);
            if (i > 0) {
                out.append(separator);
            }
            out.append(item);
        }
        return out.toString();
    }

    private static Object partition(String text, String name, String separator) {
        if (separator.isEmpty()) {
            throw PyError.value("empty separator");
        }
        boolean last = name.equals("rpartition");
        int at = last ? text.lastIndexOf(separator) : text.indexOf(separator);
        if (at < 0) {
            return last ? new PyTuple("", "", text) : new PyTuple(text, "", "");
        }
        return new PyTuple(text.substring(0, at), separator, text.substring(at + separator.length()));
    }

    private static Object strip(String text, String name, Arguments arguments) {
        Object given = arguments.get(0, "chars", None.NONE);
        String chars = given == None.NONE ? null : string(arguments, 0, name);
        int start = 0;
        int end = text.length();
        while (!name.equals("rstrip") && start < end && stripped(text.charAt(start), chars)) {
            start++;
        }
        while (!name.equals("lstrip") && end > start && stripped(text.charAt(end - 1), chars)) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean stripped(char c, @Nullable String chars) {
        return chars == null ? StrCase.isSpace(c) : chars.indexOf(c) >= 0;
    }

    private static Object replace(Run run, String text, Arguments arguments) {
        String old = string(arguments, 0, "replace");
        String replacement = string(arguments, 1, "replace");
        long most = Ints.toLong(arguments.get(2, "count", -1L));
        if (most < 0) {
            most = Long.MAX_VALUE;
        }
        StringBuilder out = new StringBuilder();
        int from = 0;
        int search = 0;
        for (long done = 0; done < most; done++) {
            int at = text.indexOf(old, search);
            if (at < 0 || at > text.length() || search > text.length()) {
                break;
            }
            run.allocate(2L * replacement.length() + 8);
            out.append(text, from, at).append(replacement);
            from = at + old.length();
            search = old.isEmpty() ? at + 1 : from;
            if (old.isEmpty() && at == text.length()) {
                break;
            }
        }
        return run.text(out.append(text, from, text.length()).toString());
    }

    private static String pad(String text, String name, Arguments arguments) {
        int width = Ints.toInt(arguments.get(0));
        int missing = width - Text.length(text);
        if (missing <= 0) {
            return text;
        }
        if (width > 1_000_000) {
            throw PyError.limit("text too long (over 1 million characters)");
        }
        if (name.equals("zfill")) {
            boolean signed = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+');
            String sign = signed ? text.substring(0, 1) : "";
            return sign + "0".repeat(missing) + text.substring(sign.length());
        }
        String fill = arguments.size() > 1 ? string(arguments, 1, name) : " ";
        if (Text.length(fill) != 1) {
            throw PyError.type("The fill character must be exactly one character long");
        }
        int left = name.equals("ljust") ? 0 : name.equals("rjust") ? missing : missing / 2 + (missing & width & 1);
        return fill.repeat(left) + text + fill.repeat(missing - left);
    }

    private static String expandTabs(Run run, String text, int size) {
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\t') {
                int spaces = size <= 0 ? 0 : size - column % size;
                run.allocate(spaces);
                out.append(" ".repeat(spaces));
                column += spaces;
            } else {
                out.append(c);
                column = c == '\n' || c == '\r' ? 0 : column + 1;
            }
        }
        return out.toString();
    }

    private static Object translate(Run run, String text, Object table) {
        if (!(table instanceof PyDict dict)) {
            throw PyError.type("translate() argument must be a dict, as str.maketrans gives it");
        }
        StringBuilder out = new StringBuilder();
        for (int point : text.codePoints().toArray()) {
            Object to = dict.get((long) point);
            if (to == null) {
                out.appendCodePoint(point);
            } else if (to instanceof String replacement) {
                run.allocate(replacement.length());
                out.append(replacement);
            } else if (to != None.NONE) {
                out.appendCodePoint(Ints.toInt(to) & 0xffff);
            }
        }
        return run.text(out.toString());
    }

    /** {@code str.maketrans}. */
    static PyDict makeTranslation(Run run, Arguments arguments) {
        arguments.expectPositional("maketrans", 1, 3);
        PyDict table = new PyDict();
        if (arguments.get(0) instanceof PyDict dict) {
            for (Object key : dict.keys()) {
                Object value = dict.get(key);
                Object point =
                        key instanceof String text && !text.isEmpty() ? (Object) (long) text.codePointAt(0) : key;
                table.put(run, point, value == null ? None.NONE : value);
            }
            return table;
        }
        arguments.expectPositional("maketrans", 2, 3);
        int[] from = string(arguments, 0, "maketrans").codePoints().toArray();
        int[] to = string(arguments, 1, "maketrans").codePoints().toArray();
        if (from.length != to.length) {
            throw PyError.value("the first two maketrans arguments must have equal length");
        }
        for (int i = 0; i < from.length; i++) {
            table.put(run, (long) from[i], (long) to[i]);
        }
        String removed = arguments.size() > 2 ? string(arguments, 2, "maketrans") : "";
        for (int point : removed.codePoints().toArray()) {
            table.put(run, (long) point, None.NONE);
        }
        return table;
    }

    static PyList list(List<String> parts) {
        return new PyList(parts);
    }
}
