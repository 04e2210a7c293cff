package io.jgun.proxies;

/** Characters of names. */
final class Ascii {

    private Ascii() {}

    static boolean isLetterOrDigit(int c) {
        int lower = c | 0x20;
        return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9');
    }
}
