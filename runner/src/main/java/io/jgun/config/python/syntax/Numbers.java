package io.jgun.config.python.syntax;

import io.jgun.config.python.values.Ints;
import io.jgun.config.python.values.Source;
import java.math.BigInteger;
import java.util.Locale;

/** Numbers as they are written. */
final class Numbers {

    private static final int MOST_DIGITS = 2000;

    private Numbers() {}

    /** Offset behind the number that begins at an offset; letters that follow belong to it, to be refused later. */
    static int end(String text, int start, int end) {
        int i = start;
        boolean hexadecimal = text.startsWith("0x", start) || text.startsWith("0X", start);
        while (i < end) {
            char c = text.charAt(i);
            boolean signed = (c == '+' || c == '-')
                    && !hexadecimal
                    && i > start
                    && (text.charAt(i - 1) == 'e' || text.charAt(i - 1) == 'E')
                    && i + 1 < end
                    && Character.isDigit(text.charAt(i + 1));
            if (!signed && c != '.' && c != '_' && !(c < 128 && Character.isLetterOrDigit(c))) {
                break;
            }
            if (c == '.' && hexadecimal) {
                break;
            }
            i++;
        }
        return trimKeyword(text, start, i);
    }

    /** {@code 1if x else 2} is old, but legal: letters of a keyword are not the number's. */
    private static int trimKeyword(String text, int start, int end) {
        for (String keyword : new String[] {"if", "else", "or", "and", "in", "is", "for", "not"}) {
            if (end - start > keyword.length() && text.startsWith(keyword, end - keyword.length())) {
                String rest = text.substring(start, end - keyword.length());
                boolean digits = true;
                for (int i = 0; i < rest.length(); i++) {
                    digits &= Character.isDigit(rest.charAt(i)) || rest.charAt(i) == '.';
                }
                if (digits) {
                    return end - keyword.length();
                }
            }
        }
        return end;
    }

    static Object value(Source source, Token token) {
        String text = token.text();
        if (text.length() > MOST_DIGITS) {
            throw Errors.limit(source, token.start(), "number too long (over " + MOST_DIGITS + " digits)");
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.endsWith("_") || lower.contains("__") || lower.contains("_.") || lower.contains("._")) {
            throw Errors.syntax(source, token.start(), "invalid decimal literal");
        }
        String digits = lower.replace("_", "");
        try {
            if (digits.length() > 1 && digits.charAt(0) == '0' && "xob".indexOf(digits.charAt(1)) >= 0) {
                int radix = digits.charAt(1) == 'x' ? 16 : digits.charAt(1) == 'o' ? 8 : 2;
                if (digits.length() > 2 && (digits.charAt(2) == '-' || digits.charAt(2) == '+')) {
                    throw new NumberFormatException();
                }
                return Ints.normal(new BigInteger(digits.substring(2), radix));
            }
            if (digits.endsWith("j")) {
                throw Errors.unsupported(source, token.start(), "complex numbers are");
            }
            if (digits.indexOf('.') >= 0 || digits.indexOf('e') >= 0) {
                if (digits.endsWith("f") || digits.endsWith("d")) {
                    throw new NumberFormatException();
                }
                return Double.parseDouble(digits);
            }
            Object value = Ints.normal(new BigInteger(digits));
            if (digits.length() > 1 && digits.charAt(0) == '0' && !value.equals(0L)) {
                throw Errors.syntax(
                        source,
                        token.start(),
                        "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal"
                                + " integers");
            }
            return value;
        } catch (NumberFormatException e) {
            throw Errors.syntax(source, token.start(), "invalid decimal literal");
        }
    }
}
