package io.jgun.config.python.values;

import io.jgun.config.HostObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** Truth, equality, order and membership. */
public final class Comparisons {

    private static final int DEEPEST = 100;

    private Comparisons() {}

    public static boolean truth(Run run, Object value) {
        if (value instanceof Boolean b) {
            return b;
        }
        if (value instanceof Placeholder placeholder) {
            throw placeholder.used();
        }
        if (value instanceof PyInstance instance && !(value instanceof PyException)) {
            Object answer = Overloads.special(run, instance, "__bool__");
            if (answer == null) {
                answer = Overloads.special(run, instance, "__len__");
            }
            return answer == null || !(answer.equals(false) || answer.equals(0L));
        }
        return value != None.NONE
                && !value.equals(0L)
                && !(value instanceof Double d && d == 0)
                && !(Sequences.isSized(value) && Sequences.size(run, value) == 0);
    }

    public static boolean equal(Run run, Object a, Object b) {
        return equal(run, a, b, 0);
    }

    private static boolean equal(Run run, Object a, Object b, int depth) {
        if (a == b) {
            return !(a instanceof Double d && d.isNaN());
        }
        if (a instanceof String x && b instanceof String y) {
            run.work(Math.min(x.length(), y.length()) >> 6);
            return x.equals(y);
        }
        if (a instanceof Long && b instanceof Long) {
            return a.equals(b);
        }
        if (depth > DEEPEST) {
            throw PyError.of(Types.RECURSION_ERROR, "maximum recursion depth exceeded in comparison");
        }
        run.step();
        if (Operators.isNumber(a) && Operators.isNumber(b)) {
            return compareNumbers(a, b) == 0;
        }
        if (a instanceof PyList x && b instanceof PyList y) {
            return equalItems(run, x.items(), y.items(), depth);
        }
        if (a instanceof PyTuple x && b instanceof PyTuple y) {
            return equalItems(run, x.asList(), y.asList(), depth);
        }
        if (a instanceof PyDict x && b instanceof PyDict y) {
            return equalDicts(run, x, y, depth);
        }
        if (SetOperators.isSetLike(a) && SetOperators.isSetLike(b)) {
            return SetOperators.toSet(run, a).equals(SetOperators.toSet(run, b));
        }
        Object answer = Overloads.special(run, a, "__eq__", b);
        return answer != null ? truth(run, answer) : a.equals(b);
    }

    private static boolean equalItems(Run run, List<Object> a, List<Object> b, int depth) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size() && i < b.size(); i++) {
            if (!equal(run, a.get(i), b.get(i), depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalDicts(Run run, PyDict a, PyDict b, int depth) {
        if (a.size() != b.size()) {
            return false;
        }
        for (Object key : a.keys()) {
            Object x = a.get(key);
            Object y = b.get(key);
            if (x == null || y == null || !equal(run, x, y, depth + 1)) {
                return false;
            }
        }
        return true;
    }

    /** {@code a op b} for the comparison operators. */
    public static boolean compare(Run run, String op, Object a, Object b) {
        return switch (op) {
            case "==" -> equal(run, a, b);
            case "!=" -> !equal(run, a, b);
            case "is" -> same(a, b);
            case "is not" -> !same(a, b);
            case "in" -> contains(run, b, a);
            case "not in" -> !contains(run, b, a);
            default -> ordered(run, op, a, b);
        };
    }

    private static boolean ordered(Run run, String op, Object a, Object b) {
        if (Operators.isNumber(a) && Operators.isNumber(b) && (isNan(a) || isNan(b))) {
            return false;
        }
        if (SetOperators.isSetLike(a) && SetOperators.isSetLike(b)) {
            PySet x = SetOperators.toSet(run, a);
            PySet y = SetOperators.toSet(run, b);
            boolean swapped = op.charAt(0) == '>';
            boolean within = swapped ? x.containsAll(y) : y.containsAll(x);
            return within && (op.length() == 2 || x.size() != y.size());
        }
        Object answer = Overloads.special(run, a, specialName(op), b);
        if (answer != null) {
            return truth(run, answer);
        }
        int order = order(run, op, a, b, 0);
        return switch (op) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private static String specialName(String op) {
        return switch (op) {
            case "<" -> "__lt__";
            case "<=" -> "__le__";
            case ">" -> "__gt__";
            default -> "__ge__";
        };
    }

    /** Negative, zero or positive, as {@code sorted} needs it. */
    public static int order(Run run, Object a, Object b) {
        Object answer = Overloads.special(run, a, "__lt__", b);
        if (answer != null) {
            return truth(run, answer) ? -1 : 0;
        }
        return order(run, "<", a, b, 0);
    }

    private static int order(Run run, String op, Object a, Object b, int depth) {
        run.step();
        if (Operators.isNumber(a) && Operators.isNumber(b)) {
            return compareNumbers(a, b);
        }
        if (a instanceof String x && b instanceof String y) {
            run.work(Math.min(x.length(), y.length()) >> 4);
            return x.compareTo(y);
        }
        if (a instanceof PyBytes x && b instanceof PyBytes y) {
            return x.compareTo(y);
        }
        if (depth > DEEPEST) {
            throw PyError.of(Types.RECURSION_ERROR, "maximum recursion depth exceeded in comparison");
        }
        if (a instanceof PyTuple x && b instanceof PyTuple y) {
            return orderItems(run, op, x.asList(), y.asList(), depth);
        }
        if (a instanceof PyList x && b instanceof PyList y) {
            return orderItems(run, op, x.items(), y.items(), depth);
        }
        if (a instanceof PyOrdered x && a.getClass() == b.getClass()) {
            return x.orderTo(b);
        }
        throw PyError.type("'" + op + "' not supported between instances of '" + Types.nameOf(a) + "' and '"
                + Types.nameOf(b) + "'");
    }

    private static int orderItems(Run run, String op, List<Object> a, List<Object> b, int depth) {
        for (int i = 0; i < a.size() && i < b.size(); i++) {
            if (!equal(run, a.get(i), b.get(i), depth + 1)) {
                return order(run, op, a.get(i), b.get(i), depth + 1);
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    private static boolean isNan(Object value) {
        return value instanceof Double d && d.isNaN();
    }

    private static int compareNumbers(Object a, Object b) {
        if (a instanceof Double || b instanceof Double) {
            double x = a instanceof BigInteger big ? big.doubleValue() : Ints.toDouble(a);
            double y = b instanceof BigInteger big ? big.doubleValue() : Ints.toDouble(b);
            if (Double.isNaN(x) || Double.isNaN(y)) {
                return 1;
            }
            if (x != y || Double.isInfinite(x)) {
                return x < y ? -1 : x > y ? 1 : 0;
            }
            return exact(a).compareTo(exact(b));
        }
        if (a instanceof BigInteger || b instanceof BigInteger) {
            return Ints.big(a).compareTo(Ints.big(b));
        }
        return Long.compare(Ints.small(a), Ints.small(b));
    }

    private static BigDecimal exact(Object value) {
        return value instanceof Double d ? new BigDecimal(d) : new BigDecimal(Ints.big(value));
    }

    private static boolean same(Object a, Object b) {
        boolean byValue = a instanceof Long || a instanceof String || a instanceof Boolean;
        return byValue ? a.equals(b) : a == b;
    }

    private static boolean contains(Run run, Object container, Object item) {
        if (container instanceof String text) {
            if (item instanceof String part) {
                run.work(text.length() >> 3);
                return text.contains(part);
            }
            throw PyError.type("'in <string>' requires string as left operand, not " + Types.nameOf(item));
        }
        if (container instanceof PyDict dict) {
            return dict.contains(item);
        }
        if (container instanceof PySet set) {
            return set.contains(item);
        }
        if (container instanceof PyBytes bytes && item instanceof PyBytes part) {
            return bytes.latin1().contains(part.latin1());
        }
        if (container instanceof PyRange range && Ints.isInt(item) && !(item instanceof BigInteger)) {
            return range.contains(Ints.small(item));
        }
        if (container instanceof Placeholder placeholder) {
            throw placeholder.used();
        }
        Object answer = Overloads.special(run, container, "__contains__", item);
        if (answer != null) {
            return truth(run, answer);
        }
        if (container instanceof HostObject || !Iteration.iterable(run, container)) {
            throw PyError.type("argument of type '" + Types.nameOf(container) + "' is not iterable");
        }
        PyIterator items = Iteration.of(run, container);
        for (Object next = items.next(run); next != null; next = items.next(run)) {
            if (equal(run, next, item)) {
                return true;
            }
        }
        return false;
    }
}
