package io.jgun.proxies;

/** A part of the path that belongs to the proxy: {@code SCRIPT_NAME}, {@code X-Forwarded-Prefix}. */
final class PathPrefix {

    private static final String SAFE = "-._~!$&'()+,=:@%/";

    private PathPrefix() {}

    /**
     * Without a slash at its end; empty for the root.
     *
     * @throws ForwardedException if it is no path: it goes into redirects and cookies
     */
    static String checked(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '/') {
            end--;
        }
        String prefix = text.substring(0, end);
        if (prefix.isEmpty()) {
            return prefix;
        }
        if (!prefix.startsWith("/") || prefix.contains("//") || !prefix.chars().allMatch(PathPrefix::isPathCharacter)) {
            throw new ForwardedException("no path: " + text);
        }
        for (String segment : prefix.split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                throw new ForwardedException("no path: " + text);
            }
        }
        return prefix;
    }

    private static boolean isPathCharacter(int c) {
        return Ascii.isLetterOrDigit(c) || SAFE.indexOf(c) >= 0;
    }
}
