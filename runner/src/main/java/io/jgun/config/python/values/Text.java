package io.jgun.config.python.values;

/** Strings by code points, as Python counts them. */
public final class Text {

    private Text() {}

    private static boolean simple(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The character at an index within bounds. */
    static String at(String text, int index) {
        int start = simple(text) ? index : text.offsetByCodePoints(0, index);
        return text.substring(start, start + Character.charCount(text.codePointAt(start)));
    }

    static String slice(String text, PySlice slice) {
        boolean simple = simple(text);
        PySlice.Indices indices = slice.of(simple ? text.length() : length(text));
        if (simple && indices.stride() == 1) {
            return text.substring(indices.first(), indices.first() + indices.count());
        }
        int[] points = text.codePoints().toArray();
        StringBuilder out = new StringBuilder(indices.count());
        for (int i = 0; i < indices.count(); i++) {
            out.appendCodePoint(points[indices.get(i)]);
        }
        return out.toString();
    }
}
