package io.jgun.reloader;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.function.Predicate;

/**
 * Files to look after: one file, or those below a directory that a filter lets through. The root need not exist yet.
 *
 * @param root absolute and normalized; links in it are followed
 * @param depth how far below the root a file may be; 0: the root is the file
 * @param filter sees the absolute path of a file; not asked about the root
 */
record Watched(Path root, int depth, Predicate<Path> filter) {

    private static final String WILDCARDS = "*?[{";

    static Watched file(Path file) {
        return new Watched(normal(file), 0, path -> true);
    }

    static Watched tree(Path directory, Predicate<Path> filter) {
        return new Watched(normal(directory), Integer.MAX_VALUE, filter);
    }

    /** A file, a directory with all that is in it, or a glob as in {@link java.nio.file.FileSystem#getPathMatcher}. */
    static Watched anyOf(Path pattern) {
        if (!isGlob(pattern)) {
            return tree(pattern, EditorFiles::isNoneOf);
        }
        Path path = normal(pattern);
        Path base = path.getRoot();
        int literal = 0;
        while (!hasWildcard(path.getName(literal))) {
            base = base.resolve(path.getName(literal++));
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + escape(base) + suffix(path, literal));
        boolean deep = path.toString().contains("**");
        return new Watched(base, deep ? Integer.MAX_VALUE : path.getNameCount() - literal, matcher::matches);
    }

    /** Whether the path has wildcards, and no file of just that name exists. */
    static boolean isGlob(Path path) {
        return hasWildcard(path) && !path.toFile().exists();
    }

    /** Whether a change of this file matters; a directory only does where it is what was named. */
    boolean covers(Path path, boolean isDirectory) {
        if (path.equals(root)) {
            return !isDirectory || depth == 0;
        }
        return !isDirectory && isWithin(path) && filter.test(path);
    }

    /** What nothing above it tells about. */
    boolean isRoot(Path path) {
        return path.equals(root);
    }

    /** Whether there may be files below this directory that matter. */
    boolean enters(Path directory) {
        if (directory.equals(root)) {
            return depth > 0;
        }
        return isWithin(directory)
                && directory.getNameCount() - root.getNameCount() < depth
                && EditorFiles.isNoneOf(directory)
                && !directory.endsWith("node_modules");
    }

    private boolean isWithin(Path path) {
        return path.startsWith(root) && path.getNameCount() - root.getNameCount() <= depth;
    }

    private static boolean hasWildcard(Path path) {
        return path.toString().chars().anyMatch(c -> WILDCARDS.indexOf(c) >= 0);
    }

    /** A directory may hold what would be a wildcard only where it exists, and then it is taken literally. */
    private static String escape(Path base) {
        String text = base.toString().replaceAll("([\\\\*?\\[\\]{}])", "\\\\$1");
        return text.endsWith("/") ? text : text + "/";
    }

    /** In Gunicorn's globs and in shells, {@code a/**}{@code /b} means {@code a/b} too; in Java's it does not. */
    private static String suffix(Path path, int from) {
        String rest = path.subpath(from, path.getNameCount()).toString();
        return rest.replace("**/", "{**/,}");
    }

    private static Path normal(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
