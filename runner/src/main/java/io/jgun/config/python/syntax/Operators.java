package io.jgun.config.python.syntax;

/** The operators, longest first. */
final class Operators {

    private static final String[] THREE = {"**=", "//=", ">>=", "<<=", "..."};
    private static final String[] TWO = {
        "**", "//", ">>", "<<", "<=", ">=", "==", "!=", "->", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "@=", ":="
    };
    private static final String ONE = "+-*/%@&|^~<>()[]{},:.;=";

    private Operators() {}

    /** Length of the operator that begins at an offset, 0 if none does. */
    static int length(String text, int at, int end) {
        for (String operator : THREE) {
            if (at + 3 <= end && text.startsWith(operator, at)) {
                return 3;
            }
        }
        for (String operator : TWO) {
            if (at + 2 <= end && text.startsWith(operator, at)) {
                return 2;
            }
        }
        return ONE.indexOf(text.charAt(at)) >= 0 ? 1 : 0;
    }

    /** How tightly a binary operator binds, 0 if it is none. */
    static int precedence(String operator) {
        return switch (operator) {
            case "|" -> 1;
            case "^" -> 2;
            case "&" -> 3;
            case "<<", ">>" -> 4;
            case "+", "-" -> 5;
            case "*", "/", "//", "%", "@" -> 6;
            default -> 0;
        };
    }
}
