package io.jgun.config.python.methods;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.Comparisons;
import io.jgun.config.python.values.Ints;
import io.jgun.config.python.values.None;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyList;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@code split}, {@code rsplit}, {@code splitlines}. */
final class StrSplitting {

    private StrSplitting() {}

    static Object split(Run run, String text, boolean fromRight, Arguments arguments) {
        Object separator = arguments.get(0, "sep", None.NONE);
        long most = Ints.toLong(arguments.get(1, "maxsplit", -1L));
        if (most < 0) {
            most = Long.MAX_VALUE;
        }
        if (separator == None.NONE) {
            return StrMethods.list(fromRight ? wordsFromRight(run, text, most) : words(run, text, most));
        }
        if (!(separator instanceof String by)) {
            throw PyError.type("must be str or None, not " + Types.nameOf(separator));
        }
        if (by.isEmpty()) {
            throw PyError.value("empty separator");
        }
        return StrMethods.list(fromRight ? splitFromRight(run, text, by, most) : split(run, text, by, most));
    }

    private static List<String> split(Run run, String text, String by, long most) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        int at = text.indexOf(by);
        while (at >= 0 && parts.size() < most) {
            add(run, parts, text.substring(from, at));
            from = at + by.length();
            at = text.indexOf(by, from);
        }
        add(run, parts, text.substring(from));
        return parts;
    }

    private static List<String> splitFromRight(Run run, String text, String by, long most) {
        List<String> parts = new ArrayList<>();
        int to = text.length();
        int at = text.lastIndexOf(by);
        while (at >= 0 && parts.size() < most) {
            add(run, parts, text.substring(at + by.length(), to));
            to = at;
            at = at == 0 ? -1 : text.lastIndexOf(by, at - by.length());
        }
        add(run, parts, text.substring(0, to));
        Collections.reverse(parts);
        return parts;
    }

    private static List<String> words(Run run, String text, long most) {
        List<String> parts = new ArrayList<>();
        int i = 0;
        while (true) {
            while (i < text.length() && StrCase.isSpace(text.charAt(i))) {
                i++;
            }
            if (i == text.length()) {
                return parts;
            }
            int start = i;
            if (parts.size() >= most) {
                add(run, parts, text.substring(start).stripTrailing());
                return parts;
            }
            while (i < text.length() && !StrCase.isSpace(text.charAt(i))) {
                i++;
            }
            add(run, parts, text.substring(start, i));
        }
    }

    private static List<String> wordsFromRight(Run run, String text, long most) {
        List<String> parts = new ArrayList<>();
        int i = text.length();
        while (true) {
            while (i > 0 && StrCase.isSpace(text.charAt(i - 1))) {
                i--;
            }
            if (i == 0) {
                break;
            }
            int end = i;
            if (parts.size() >= most) {
                add(run, parts, text.substring(0, end).stripLeading());
                break;
            }
            while (i > 0 && !StrCase.isSpace(text.charAt(i - 1))) {
                i--;
            }
            add(run, parts, text.substring(i, end));
        }
        Collections.reverse(parts);
        return parts;
    }

    static PyList lines(Run run, String text, Arguments arguments) {
        boolean keep = Comparisons.truth(run, arguments.get(0, "keepends", false));
        List<String> parts = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            int start = i;
            while (i < text.length() && !isLineEnd(text.charAt(i))) {
                i++;
            }
            int end = i;
            if (i < text.length()) {
                i += text.charAt(i) == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n' ? 2 : 1;
            }
            add(run, parts, text.substring(start, keep ? i : end));
        }
        return StrMethods.list(parts);
    }

    private static boolean isLineEnd(char c) {
        return (c >= '\n' && c <= '\r') || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    private static void add(Run run, List<String> parts, String part) {
        run.step();
        run.allocate(part.length() * 2L + 32);
        parts.add(part);
    }
}
