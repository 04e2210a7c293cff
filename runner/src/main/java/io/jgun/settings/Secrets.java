package io.jgun.settings;

import java.util.regex.Pattern;

/** Passwords: never shown. */
final class Secrets {

    static final String MASK = "****";

    /** A parameter whose name sounds like it, as in {@code ?user=shop&password=secret} and {@code ;password=secret}. */
    private static final Pattern PARAMETER =
            Pattern.compile("(?i)([a-z_.]*(?:pass|pwd|secret|token)[a-z_.]*)=[^&;#\\s]*");

    /** {@code //shop:secret@host}, with whatever stands in the password: up to the last @ before the path. */
    private static final Pattern USER_INFO = Pattern.compile("//([^/:@?]*):[^/?]*@");

    /** Oracle's {@code thin:shop/secret@host}. */
    private static final Pattern ORACLE = Pattern.compile(":([^:/@?]+)/[^@?]+@");

    private Secrets() {}

    /** A URL without its passwords. */
    static String masked(String url) {
        String masked = PARAMETER.matcher(url).replaceAll("$1=" + MASK);
        masked = USER_INFO.matcher(masked).replaceAll("//$1:" + MASK + "@");
        return ORACLE.matcher(masked).replaceAll(":$1/" + MASK + "@");
    }
}
