package io.jgun.config.python.values;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** A format specification, as {@code >10}, {@code 05d}, {@code ,.2f} or {@code 08b}. */
public final class FormatSpec {

    private static final int WIDEST = 100_000;

    private char fill = ' ';
    private char align;
    private char sign = '-';
    private boolean alternate;
    private char grouping;
    private int width;
    private int precision = -1;
    private char type;

    private FormatSpec() {}

    /** {@code format(value, spec)}. */
    public static String format(Run run, Object value, String spec) {
        if (value instanceof PyFormattable formattable && !spec.isEmpty()) {
            return formattable.format(spec);
        }
        if (spec.isEmpty()) {
            return Repr.str(run, value);
        }
        FormatSpec parsed = parse(spec);
        String result;
        if (value instanceof String text) {
            result = parsed.text(text);
        } else if (value instanceof Boolean b && parsed.type == 0) {
            result = parsed.text(b ? "True" : "False");
        } else if (Ints.isInt(value) && "eEfFgG%".indexOf(parsed.type) < 0) {
            result = parsed.integer(value);
        } else if (Operators.isNumber(value)) {
            result = parsed.decimal(Ints.toDouble(value));
        } else {
            throw PyError.type("unsupported format string passed to " + Types.nameOf(value) + ".__format__");
        }
        return run.text(result);
    }

    /** For the operator %, which has parsed the parts itself. */
    static String percent(char type, String flags, int width, int precision, Object value) {
        FormatSpec spec = new FormatSpec();
        spec.type = type;
        spec.width = checkedSize(width);
        spec.precision = checkedSize(precision);
        spec.alternate = flags.indexOf('#') >= 0;
        spec.sign = flags.indexOf('+') >= 0 ? '+' : flags.indexOf(' ') >= 0 ? ' ' : '-';
        spec.align = flags.indexOf('-') >= 0 ? '<' : '>';
        if (flags.indexOf('0') >= 0 && spec.align == '>' && type != 's') {
            spec.fill = '0';
            spec.align = '=';
        }
        if (type == 's') {
            return spec.text((String) value);
        }
        if ("dxXo".indexOf(type) >= 0) {
            int digits = spec.precision;
            spec.precision = -1;
            if (digits > 0) {
                String plain = spec.digits(Ints.big(value).abs());
                String padded = "0".repeat(Math.max(0, digits - plain.length())) + plain;
                return spec.pad(spec.signOf(Ints.big(value).signum() < 0), padded, '>');
            }
            return spec.integer(value);
        }
        return spec.decimal(Ints.toDouble(value));
    }

    private static int checkedSize(int size) {
        if (size > WIDEST) {
            throw PyError.limit("format width or precision too large (over " + WIDEST + ")");
        }
        return size;
    }

    private static FormatSpec parse(String spec) {
        FormatSpec f = new FormatSpec();
        int i = 0;
        if (spec.length() > 1 && "<>=^".indexOf(spec.charAt(1)) >= 0) {
            f.fill = spec.charAt(0);
            f.align = spec.charAt(1);
            i = 2;
        } else if ("<>=^".indexOf(spec.charAt(0)) >= 0) {
            f.align = spec.charAt(0);
            i = 1;
        }
        if (i < spec.length() && "+- ".indexOf(spec.charAt(i)) >= 0) {
            f.sign = spec.charAt(i++);
        }
        if (i < spec.length() && spec.charAt(i) == '#') {
            f.alternate = true;
            i++;
        }
        if (i < spec.length() && spec.charAt(i) == '0') {
            if (f.align == 0) {
                f.fill = '0';
                f.align = '=';
            }
            i++;
        }
        int start = i;
        i = digitsEnd(spec, i);
        f.width = start == i ? 0 : size(spec, start, i);
        if (i < spec.length() && (spec.charAt(i) == ',' || spec.charAt(i) == '_')) {
            f.grouping = spec.charAt(i++);
        }
        if (i < spec.length() && spec.charAt(i) == '.') {
            start = ++i;
            i = digitsEnd(spec, i);
            if (start == i) {
                throw PyError.value("Format specifier missing precision");
            }
            f.precision = size(spec, start, i);
        }
        if (i < spec.length()) {
            f.type = spec.charAt(i++);
        }
        if (i < spec.length() || (f.type != 0 && "bcdeEfFgGnosxX%".indexOf(f.type) < 0)) {
            throw PyError.value("Invalid format specifier '" + spec + "'");
        }
        return f;
    }

    private static int digitsEnd(String spec, int from) {
        int i = from;
        while (i < spec.length() && spec.charAt(i) >= '0' && spec.charAt(i) <= '9') {
            i++;
        }
        return i;
    }

    private static int size(String spec, int from, int to) {
        return checkedSize(to - from > 7 ? Integer.MAX_VALUE : Integer.parseInt(spec.substring(from, to)));
    }

    private String text(String text) {
        if (type != 0 && type != 's') {
            throw PyError.value("Unknown format code '" + type + "' for object of type 'str'");
        }
        if (align == '=' && fill != '0') {
            throw PyError.value("'=' alignment not allowed in string format specifier");
        }
        String shown = precision >= 0 && precision < Text.length(text)
                ? text.substring(0, text.offsetByCodePoints(0, precision))
                : text;
        char where = align == '=' ? '<' : align;
        return padded("", shown, where == 0 ? '<' : where);
    }

    private String integer(Object value) {
        BigInteger number = Ints.big(value);
        if (type == 'c') {
            return padded("", Character.toString(number.intValue() & 0xffff), align == 0 ? '<' : align);
        }
        if (type == 's') {
            throw PyError.value("Unknown format code 's' for object of type 'int'");
        }
        if (precision >= 0) {
            throw PyError.value("Precision not allowed in integer format specifier");
        }
        String prefix = !alternate
                ? ""
                : switch (type) {
                    case 'x' -> "0x";
                    case 'X' -> "0X";
                    case 'o' -> "0o";
                    case 'b' -> "0b";
                    default -> "";
                };
        String digits = group(digits(number.abs()), type == 'x' || type == 'X' || type == 'b' || type == 'o' ? 4 : 3);
        return pad(signOf(number.signum() < 0) + prefix, digits, '>');
    }

    private String digits(BigInteger number) {
        return switch (type) {
            case 'x' -> number.toString(16);
            case 'X' -> number.toString(16).toUpperCase(java.util.Locale.ROOT);
            case 'o' -> number.toString(8);
            case 'b' -> number.toString(2);
            default -> number.toString();
        };
    }

    private String decimal(double value) {
        if (type == 's' || type == 'd' || type == 'c') {
            throw PyError.value("Unknown format code '" + type + "' for object of type 'float'");
        }
        boolean negative = value < 0 || (value == 0 && 1 / value < 0);
        double size = Math.abs(value);
        String digits;
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            digits = Double.isNaN(value) ? "nan" : "inf";
        } else {
            digits = switch (type) {
                case 'f', 'F' -> fixed(size, precision < 0 ? 6 : precision);
                case '%' -> fixed(size * 100, precision < 0 ? 6 : precision) + "%";
                case 'e', 'E' -> scientific(size, precision < 0 ? 6 : precision);
                case 0 -> precision < 0 ? Floats.text(size) : general(size, Math.max(1, precision), true);
                default -> general(size, precision < 0 ? 6 : Math.max(1, precision), false);
            };
        }
        if (type == 'E' || type == 'G' || type == 'F') {
            digits = digits.toUpperCase(java.util.Locale.ROOT);
        }
        return pad(signOf(negative), group(digits, 3), '>');
    }

    private static String fixed(double value, int digits) {
        return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String scientific(double value, int digits) {
        BigDecimal rounded = value == 0
                ? BigDecimal.ZERO.setScale(digits)
                : new BigDecimal(value).round(new java.math.MathContext(digits + 1, RoundingMode.HALF_EVEN));
        String unscaled = rounded.unscaledValue().toString();
        String all = unscaled + "0".repeat(Math.max(0, digits + 1 - unscaled.length()));
        int exponent = value == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        return all.charAt(0)
                + (digits > 0 ? "." + all.substring(1, digits + 1) : "")
                + (exponent < 0 ? "e-" : "e+")
                + (Math.abs(exponent) < 10 ? "0" : "")
                + Math.abs(exponent);
    }

    private static String general(double value, int digits, boolean keepPoint) {
        if (value == 0) {
            return keepPoint ? "0.0" : "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new java.math.MathContext(digits, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent < -4 || exponent >= digits) {
            String text = scientific(value, digits - 1);
            int e = text.indexOf('e');
            return strip(text.substring(0, e)) + text.substring(e);
        }
        String plain = strip(rounded.toPlainString());
        return keepPoint && plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }

    private static String strip(String digits) {
        if (digits.indexOf('.') < 0) {
            return digits;
        }
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, digits.charAt(end - 1) == '.' ? end - 1 : end);
    }

    private String signOf(boolean negative) {
        return negative ? "-" : sign == '-' ? "" : String.valueOf(sign);
    }

    private String group(String digits, int size) {
        if (grouping == 0) {
            return digits;
        }
        int end = 0;
        while (end < digits.length() && Character.digit(digits.charAt(end), 16) >= 0 && digits.charAt(end) != '.') {
            end++;
        }
        StringBuilder out = new StringBuilder(digits);
        for (int i = end - size; i > 0; i -= size) {
            out.insert(i, grouping);
        }
        return out.toString();
    }

    private String pad(String prefix, String digits, char natural) {
        return padded(prefix, digits, align == 0 ? natural : align);
    }

    private String padded(String prefix, String body, char where) {
        int missing = width - Text.length(prefix) - Text.length(body);
        if (missing <= 0) {
            return prefix + body;
        }
        String padding = String.valueOf(fill).repeat(missing);
        return switch (where) {
            case '<' -> prefix + body + padding;
            case '=' -> prefix + padding + body;
            case '^' -> padding.substring(missing - missing / 2) + prefix + body + padding.substring(missing / 2);
            default -> padding + prefix + body;
        };
    }
}
