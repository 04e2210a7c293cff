package io.jgun.settings;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code webapps/*.war} as an APP: every WAR of a directory, each at the path of its name, as Tomcat has it: {@code
 * ROOT.war} at /, {@code shop.war} at /shop, {@code shop#admin.war} at /shop/admin.
 */
final class WarPattern {

    private static final String PATTERN = "*.war";
    private static final String SUFFIX = ".war";

    private WarPattern() {}

    static boolean is(AppReference app) {
        return app instanceof AppReference.Webapp webapp && webapp.path().endsWith(PATTERN);
    }

    /**
     * The applications, with those of directories in place of patterns, in the order of their names.
     *
     * @param start what relative paths are looked for in
     * @throws IllegalArgumentException as {@link ValueType} says, if a pattern finds none
     */
    static List<AppReference> expanded(List<AppReference> apps, Path start) {
        List<AppReference> all = new ArrayList<>();
        for (AppReference app : apps) {
            if (is(app)) {
                all.addAll(found((AppReference.Webapp) app, start));
            } else {
                all.add(app);
            }
        }
        return List.copyOf(all);
    }

    private static List<AppReference> found(AppReference.Webapp pattern, Path start) {
        Path directory = start.resolve(pattern.path()).getParent();
        List<AppReference> found = new ArrayList<>();
        if (directory != null && Files.isDirectory(directory)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, WarPattern::isWar)) {
                files.forEach(file -> found.add(
                        new AppReference.Webapp(file.toString(), context(pattern.contextPath(), file), file)));
            } catch (IOException e) {
                throw new IllegalArgumentException(
                        "has " + pattern.text() + ", but " + directory + " cannot be read", e);
            }
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException("has " + pattern.text() + ", but there is no WAR in " + directory
                    + "; put one there (ROOT.war is served at /), or name what to serve");
        }
        found.sort((a, b) -> a.text().compareTo(b.text()));
        return found;
    }

    private static boolean isWar(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(SUFFIX) && name.length() > SUFFIX.length() && !name.startsWith(".");
    }

    private static String context(String prefix, Path file) {
        String name = String.valueOf(file.getFileName());
        name = name.substring(0, name.length() - SUFFIX.length());
        String path = name.equals("ROOT") ? "/" : "/" + name.replace('#', '/');
        return ContextPath.join(prefix, ContextPath.checked(path, file.toString()));
    }
}
