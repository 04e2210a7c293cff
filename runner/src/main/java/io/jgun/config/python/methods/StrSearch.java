package io.jgun.config.python.methods;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.Ints;
import io.jgun.config.python.values.None;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyTuple;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Text;
import io.jgun.config.python.values.Types;

/** Methods of str that look for another one, within optional bounds. */
final class StrSearch {

    private StrSearch() {}

    static Object call(Run run, String text, String name, Arguments arguments) {
        int length = Text.length(text);
        int from = bound(arguments.get(1, "start", None.NONE), length, 0);
        int to = bound(arguments.get(2, "end", None.NONE), length, length);
        boolean none = from > to;
        int low = text.offsetByCodePoints(0, Math.min(from, length));
        String within = none ? "" : text.substring(low, text.offsetByCodePoints(0, to));
        if (name.equals("startswith") || name.equals("endswith")) {
            return !none && affix(within, name, arguments.get(0));
        }
        String part = StrMethods.string(arguments, 0, name);
        if (name.equals("count")) {
            return none ? 0L : count(run, within, part);
        }
        boolean last = name.charAt(0) == 'r';
        int at = none ? -1 : last ? within.lastIndexOf(part) : within.indexOf(part);
        if (at < 0) {
            if (name.endsWith("index")) {
                throw PyError.value("substring not found");
            }
            return -1L;
        }
        return (long) text.codePointCount(0, low + at);
    }

    private static int bound(Object value, int length, int missing) {
        if (value == None.NONE) {
            return missing;
        }
        int i = Ints.toInt(value);
        return i < 0 ? Math.max(0, i + length) : missing == length ? Math.min(i, length) : i;
    }

    private static boolean affix(String text, String name, Object affix) {
        if (affix instanceof PyTuple any) {
            for (Object each : any.asList()) {
                if (affix(text, name, each)) {
                    return true;
                }
            }
            return false;
        }
        if (affix instanceof String part) {
            return name.equals("startswith") ? text.startsWith(part) : text.endsWith(part);
        }
        throw PyError.type(name + " first arg must be str or a tuple of str, not " + Types.nameOf(affix));
    }

    private static long count(Run run, String text, String part) {
        if (part.isEmpty()) {
            return Text.length(text) + 1L;
        }
        long count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
            run.step();
        }
        return count;
    }
}
