package io.jgun.config.python.values;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Binary and unary operators. */
public final class Operators {

    private Operators() {}

    /** {@code a op b}; comparisons are {@link Comparisons}'. */
    public static Object binary(Run run, String op, Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return longs(run, op, x, y);
        }
        Object result = null;
        if (isNumber(a) && isNumber(b)) {
            result = a instanceof Double || b instanceof Double ? doubles(op, a, b) : ints(run, op, a, b);
        } else if (op.equals("%") && a instanceof String format) {
            return run.text(PercentFormat.format(run, format, b));
        } else if (op.equals("%") && a instanceof PyBytes format) {
            return PyBytes.ofLatin1(run.text(PercentFormat.format(run, format.latin1(), b)));
        } else if (op.equals("+")) {
            result = Sequences.concatenate(run, a, b);
        } else if (op.equals("*")) {
            result = Ints.isInt(b) ? Sequences.repeat(run, a, b) : Ints.isInt(a) ? Sequences.repeat(run, b, a) : null;
        } else {
            result = SetOperators.binary(run, op, a, b);
        }
        if (result == null) {
            result = Overloads.binary(run, op, a, b);
        }
        if (result == null) {
            throw unsupported(op, a, b);
        }
        return result;
    }

    private static PyError unsupported(String op, Object a, Object b) {
        if (op.equals("+") && a instanceof String) {
            return PyError.type("can only concatenate str (not \"" + Types.nameOf(b) + "\") to str");
        }
        if (op.equals("+") && a instanceof PyList) {
            return PyError.type("can only concatenate list (not \"" + Types.nameOf(b) + "\") to list");
        }
        if (op.equals("*") && (Sequences.isSequence(a) || Sequences.isSequence(b))) {
            Object other = Sequences.isSequence(a) ? b : a;
            return PyError.type("can't multiply sequence by non-int of type '" + Types.nameOf(other) + "'");
        }
        return PyError.type(
                "unsupported operand type(s) for " + op + ": '" + Types.nameOf(a) + "' and '" + Types.nameOf(b) + "'");
    }

    static boolean isNumber(Object value) {
        return Ints.isInt(value) || value instanceof Double;
    }

    private static Object longs(Run run, String op, long a, long b) {
        switch (op) {
            case "+" -> {
                long sum = a + b;
                return ((a ^ sum) & (b ^ sum)) < 0 ? Ints.normal(Ints.big(a).add(Ints.big(b))) : (Object) sum;
            }
            case "-" -> {
                long difference = a - b;
                return ((a ^ b) & (a ^ difference)) < 0
                        ? Ints.normal(Ints.big(a).subtract(Ints.big(b)))
                        : (Object) difference;
            }
            case "*" -> {
                long high = Math.multiplyHigh(a, b);
                long low = a * b;
                return (high == 0 && low >= 0) || (high == -1 && low < 0)
                        ? (Object) low
                        : Ints.normal(Ints.big(a).multiply(Ints.big(b)));
            }
            default -> {
                Object result = ints(run, op, a, b);
                if (result == null) {
                    throw unsupported(op, a, b);
                }
                return result;
            }
        }
    }

    private static @Nullable Object ints(Run run, String op, Object a, Object b) {
        return switch (op) {
            case "+" -> Ints.checked(run, Ints.big(a).add(Ints.big(b)));
            case "-" -> Ints.checked(run, Ints.big(a).subtract(Ints.big(b)));
            case "*" -> multiply(run, Ints.big(a), Ints.big(b));
            case "/" -> Floats.divide(a, b);
            case "//" -> Ints.floorDivide(a, b);
            case "%" -> Ints.modulo(a, b);
            case "**" -> Ints.power(run, a, b);
            case "<<" -> Ints.shiftLeft(run, a, b);
            case ">>" -> Ints.shiftRight(a, b);
            case "&" -> bits(a, b, Ints.big(a).and(Ints.big(b)));
            case "|" -> bits(a, b, Ints.big(a).or(Ints.big(b)));
            case "^" -> bits(a, b, Ints.big(a).xor(Ints.big(b)));
            default -> null;
        };
    }

    private static Object bits(Object a, Object b, BigInteger result) {
        if (a instanceof Boolean && b instanceof Boolean) {
            return result.signum() != 0;
        }
        return Ints.normal(result);
    }

    private static Object multiply(Run run, BigInteger a, BigInteger b) {
        run.work((a.bitLength() + b.bitLength()) >> 4);
        return Ints.checked(run, a.multiply(b));
    }

    private static @Nullable Object doubles(String op, Object a, Object b) {
        double x = Ints.toDouble(a);
        double y = Ints.toDouble(b);
        return switch (op) {
            case "+" -> x + y;
            case "-" -> x - y;
            case "*" -> x * y;
            case "/" -> Floats.divide(x, y);
            case "//" -> Floats.floorDivide(x, y);
            case "%" -> Floats.modulo(x, y);
            case "**" -> Floats.power(x, y);
            default -> null;
        };
    }

    /** {@code -a}, {@code +a}, {@code ~a}. */
    public static Object unary(Run run, String op, Object a) {
        if (a instanceof Double d && !op.equals("~")) {
            return op.equals("-") ? -d : a;
        }
        if (Ints.isInt(a)) {
            return switch (op) {
                case "-" -> Ints.normal(Ints.big(a).negate());
                case "~" -> Ints.normal(Ints.big(a).not());
                default -> Ints.normal(Ints.big(a));
            };
        }
        throw PyError.type("bad operand type for unary " + op + ": '" + Types.nameOf(a) + "'");
    }
}
