package io.jgun.config.python.syntax;

/**
 * A word of the source.
 *
 * @param text as written; of a string with its prefix and quotes
 * @param start offset in the source
 */
record Token(Kind kind, String text, int start) {

    enum Kind {
        NAME,
        KEYWORD,
        NUMBER,
        STRING,
        OPERATOR,
        NEWLINE,
        INDENT,
        DEDENT,
        END
    }

    int end() {
        return start + text.length();
    }

    boolean is(String expected) {
        return (kind == Kind.OPERATOR || kind == Kind.KEYWORD) && text.equals(expected);
    }
}
