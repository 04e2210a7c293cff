package io.jgun.settings;

/** Paths below which an application answers. */
final class ContextPath {

    private ContextPath() {}

    /** Without a slash at its end; {@code /} for the root. */
    static String checked(String path, String written) {
        String trimmed = path;
        while (trimmed.length() > 1 && trimmed.endsWith("/")) {
            trimmed = trimmed.substring(0, trimmed.length() - 1);
        }
        if (!trimmed.startsWith("/")
                || trimmed.contains("//")
                || !trimmed.chars().allMatch(ContextPath::allowed)) {
            throw new IllegalArgumentException("must have a context path such as /shop, not " + Shown.quoted(path)
                    + (path.equals(written) ? "" : " as in " + Shown.quoted(written)));
        }
        for (String segment : trimmed.split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                throw new IllegalArgumentException("must have a context path without . and .., not " + path);
            }
        }
        return trimmed;
    }

    /** {@code prefix} before {@code path}, both checked. */
    static String join(String prefix, String path) {
        if (prefix.equals("/") || prefix.isEmpty()) {
            return path;
        }
        return path.equals("/") ? prefix : prefix + path;
    }

    private static boolean allowed(int c) {
        return c > ' ' && c != 127 && "?#%;*\\:\"<>|^`{}".indexOf(c) < 0;
    }
}
