package io.jgun.config.python.modules;

import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.Ints;
import io.jgun.config.python.values.Iteration;
import io.jgun.config.python.values.NativeObject;
import io.jgun.config.python.values.None;
import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyIndexed;
import io.jgun.config.python.values.PyList;
import io.jgun.config.python.values.PyTuple;
import io.jgun.config.python.values.PyType;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A compiled regular expression. Every character that matching looks at counts as work: none runs away. */
final class RegexPattern extends NativeObject {

    private static final PyType TYPE = Files.type("re.Pattern");
    private static final PyType MATCH = Files.type("re.Match");
    private static final String[] METHODS = {"match", "search", "fullmatch", "sub", "findall", "split", "finditer"};

    private final String source;
    private final Pattern pattern;

    RegexPattern(String source, Pattern pattern) {
        super(TYPE);
        this.source = source;
        this.pattern = pattern;
    }

    @Override
    public @Nullable Object constant(Run run, String name) {
        return name.equals("pattern") ? source : null;
    }

    @Override
    public String[] methods() {
        return METHODS;
    }

    @Override
    public @Nullable Object call(Run run, String method, Arguments arguments) {
        try {
            return switch (method) {
                case "match", "search", "fullmatch" ->
                    find(run, method, text(arguments.expect(method, 1, 3).get(0)));
                case "sub" -> substitute(run, arguments.expect(method, 2, 4));
                case "findall" ->
                    findAll(run, text(arguments.expect(method, 1, 3).get(0)), false);
                case "finditer" ->
                    Iteration.of(
                            run,
                            findAll(run, text(arguments.expect(method, 1, 3).get(0)), true));
                case "split" ->
                    split(
                            run,
                            text(arguments.expect(method, 1, 3).get(0)),
                            Ints.toInt(arguments.get(1, "maxsplit", 0L)));
                default -> null;
            };
        } catch (StackOverflowError e) {
            throw PyError.limit("regular expression needs too much memory on this text");
        }
    }

    private static String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw PyError.type("expected string or bytes-like object, got '" + Types.nameOf(value) + "'");
    }

    private Matcher matcher(Run run, String text) {
        return pattern.matcher(new CountedText(run, text));
    }

    private Object find(Run run, String method, String text) {
        Matcher matcher = matcher(run, text);
        boolean found = switch (method) {
            case "match" -> matcher.lookingAt();
            case "fullmatch" -> matcher.matches();
            default -> matcher.find();
        };
        return found ? new Match(matcher.toMatchResult(), matcher) : None.NONE;
    }

    private PyList findAll(Run run, String text, boolean matches) {
        PyList all = new PyList();
        Matcher matcher = matcher(run, text);
        while (matcher.find()) {
            run.step();
            if (matches) {
                all.add(run, new Match(matcher.toMatchResult(), matcher));
            } else if (matcher.groupCount() <= 1) {
                all.add(run, run.text(groupOr(matcher, matcher.groupCount(), "").toString()));
            } else {
                all.add(run, groups(matcher, ""));
            }
        }
        return all;
    }

    private PyList split(Run run, String text, int most) {
        PyList parts = new PyList();
        Matcher matcher = matcher(run, text);
        int from = 0;
        int done = 0;
        while ((most <= 0 || done < most) && matcher.find()) {
            parts.add(run, run.text(text.substring(from, matcher.start())));
            for (int i = 1; i <= matcher.groupCount(); i++) {
                parts.add(run, groupOr(matcher, i, None.NONE));
            }
            from = matcher.end();
            done++;
        }
        parts.add(run, run.text(text.substring(from)));
        return parts;
    }

    private Object substitute(Run run, Arguments arguments) {
        String text = text(arguments.get(1));
        int most = Ints.toInt(arguments.get(2, "count", 0L));
        StringBuilder out = new StringBuilder();
        Matcher matcher = matcher(run, text);
        int from = 0;
        for (int done = 0; (most <= 0 || done < most) && matcher.find(); done++) {
            run.step();
            out.append(text, from, matcher.start());
            Object by = arguments.get(0);
            String replacement = by instanceof String template
                    ? expand(template, matcher)
                    : text(run.call(by, new Match(matcher.toMatchResult(), matcher)));
            run.allocate(replacement.length() * 2L);
            out.append(replacement);
            from = matcher.end();
        }
        return run.text(out.append(text, from, text.length()).toString());
    }

    private static String expand(String template, Matcher matcher) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            char next = i + 1 < template.length() ? template.charAt(i + 1) : 0;
            if (c == '\\' && next >= '0' && next <= '9') {
                out.append(groupOr(matcher, next - '0', ""));
                i++;
            } else if (c == '\\' && next == 'g' && template.indexOf('>', i) > 0 && template.startsWith("<", i + 2)) {
                int close = template.indexOf('>', i);
                out.append(group(matcher, matcher, template.substring(i + 3, close), ""));
                i = close;
            } else if (c == '\\' && next == 'n') {
                out.append('\n');
                i++;
            } else if (c == '\\' && next == '\\') {
                out.append('\\');
                i++;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static Object groupOr(MatchResult match, int i, Object missing) {
        if (i > match.groupCount()) {
            throw PyError.index("no such group");
        }
        String group = match.group(i);
        return group == null ? missing : group;
    }

    private static Object group(MatchResult match, Matcher matcher, String name, Object missing) {
        boolean number = !name.isEmpty() && name.length() < 4;
        for (int i = 0; i < name.length(); i++) {
            number &= name.charAt(i) >= '0' && name.charAt(i) <= '9';
        }
        if (number) {
            return groupOr(match, Integer.parseInt(name), missing);
        }
        try {
            String group = matcher.group(name);
            return group == null ? missing : group;
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw PyError.index("no such group");
        }
    }

    private static PyTuple groups(MatchResult match, Object missing) {
        List<Object> groups = new ArrayList<>();
        for (int i = 1; i <= match.groupCount(); i++) {
            groups.add(groupOr(match, i, missing));
        }
        return PyTuple.of(groups);
    }

    /** A text whose reading is counted. */
    private record CountedText(Run run, String text) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int i) {
            run.step();
            return text.charAt(i);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** What was found. */
    private static final class Match extends NativeObject implements PyIndexed {
        private static final String[] METHODS = {"group", "groups", "start", "end", "span"};

        private final MatchResult match;
        private final Matcher matcher;

        Match(MatchResult match, Matcher matcher) {
            super(MATCH);
            this.match = match;
            this.matcher = matcher;
        }

        @Override
        public String[] methods() {
            return METHODS;
        }

        @Override
        public @Nullable Object call(Run run, String method, Arguments arguments) {
            return switch (method) {
                case "group" -> {
                    if (arguments.size() <= 1) {
                        yield item(run, arguments.get(0, "group", 0L));
                    }
                    List<Object> several = new ArrayList<>();
                    for (Object each : arguments.positionalFrom(0)) {
                        several.add(item(run, each));
                    }
                    yield PyTuple.of(several);
                }
                case "groups" -> groups(match, arguments.get(0, "default", None.NONE));
                case "start" -> (long) match.start();
                case "end" -> (long) match.end();
                case "span" -> new PyTuple((long) match.start(), (long) match.end());
                default -> null;
            };
        }

        @Override
        public Object item(Run run, Object index) {
            if (index instanceof String name) {
                return RegexPattern.group(match, matcher, name, None.NONE);
            }
            int i = Ints.toInt(index);
            if (i < 0) {
                throw PyError.index("no such group");
            }
            return groupOr(match, i, None.NONE);
        }
    }
}
