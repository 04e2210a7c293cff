package io.jgun.reloader;

import io.jgun.settings.AppReference;
import io.jgun.settings.Applications;
import io.jgun.settings.ClassPath;
import io.jgun.settings.ConfigFile;
import io.jgun.settings.Debugging;
import io.jgun.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a configuration is made of: the files that a generation is loaded from. */
final class WatchedFiles {

    /** Jasper sees for itself that one of these has changed, and compiles it. */
    private static final Set<String> PAGES = Set.of("jsp", "jspx", "jspf", "tag", "tagx");

    private final Settings settings;
    private final Path directory;
    private final List<Watched> found = new ArrayList<>();

    private WatchedFiles(Settings settings) {
        this.settings = settings;
        this.directory = settings.get(Applications.CHDIR).toAbsolutePath().normalize();
    }

    /** @param start where relative names of a config file begin */
    static List<Watched> of(Settings settings, Path start) {
        WatchedFiles files = new WatchedFiles(settings);
        files.addConfigFile(start);
        boolean classes = false;
        for (AppReference app : settings.get(Applications.APP)) {
            if (app instanceof AppReference.Webapp webapp) {
                files.addWebapp(files.directory.resolve(webapp.path()));
            } else {
                classes = true;
            }
        }
        // Hooks and loggers come from the class path, too, so that it counts where one is named or webapps are alone.
        if (classes || !settings.get(Applications.CLASSPATH).isEmpty()) {
            files.addClassPath();
        }
        settings.get(Debugging.RELOAD_EXTRA_FILES).forEach(path -> files.found.add(Watched.anyOf(path)));
        return List.copyOf(files.found);
    }

    private void addConfigFile(Path start) {
        settings.get(ConfigFile.CONFIG)
                .map(text -> text.startsWith("file:") ? text.substring("file:".length()) : text)
                .map(text -> text.startsWith("~/") ? System.getProperty("user.home") + text.substring(1) : text)
                .ifPresent(text -> found.add(Watched.file(start.resolve(text))));
    }

    private void addClassPath() {
        ClassPath classPath = ClassPath.of(settings);
        classPath.entries().forEach(this::addClasses);
        classPath.missing().forEach(this::addClasses);
        for (Path entry : settings.get(Applications.CLASSPATH)) {
            Path path = directory.resolve(entry);
            if (path.endsWith("*")) {
                found.add(Watched.anyOf(path.resolveSibling("*.{jar,JAR}")));
            } else if (Watched.isGlob(path)) {
                found.add(Watched.anyOf(path));
            }
        }
        if (settings.get(Applications.CLASSPATH).isEmpty()) {
            // They are the class path as soon as they exist.
            found.add(Watched.tree(directory.resolve("target/classes"), EditorFiles::isNoneOf));
            found.add(Watched.anyOf(directory.resolve("target/dependency/*.jar")));
        }
    }

    /**
     * In a directory that only holds what a compiler made, every file counts; in the project's own one, where logs and
     * databases are written, only classes do.
     */
    private void addClasses(Path entry) {
        Predicate<Path> classes = path -> path.toString().endsWith(".class");
        found.add(Watched.tree(entry, directory.startsWith(entry) ? classes : EditorFiles::isNoneOf));
    }

    /** Not what is read anew for each request: pages, and files that are served as they are. */
    private void addWebapp(Path path) {
        // The WAR, or that there is a directory of that name.
        found.add(Watched.file(path));
        Predicate<Path> loadedOnce = file -> EditorFiles.isNoneOf(file) && !isPage(file);
        found.add(Watched.tree(path.resolve("WEB-INF"), loadedOnce));
        found.add(Watched.tree(path.resolve("META-INF"), loadedOnce));
        if (!hasPages(path)) {
            // A webapp without pages is loaded without Jasper.
            found.add(Watched.tree(path, WatchedFiles::isPage));
        }
    }

    private static boolean isPage(Path file) {
        String name = String.valueOf(file.getFileName());
        return EditorFiles.isNoneOf(file) && PAGES.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static boolean hasPages(Path webapp) {
        try (Stream<Path> files = Files.find(webapp, Integer.MAX_VALUE, (file, attributes) -> isPage(file))) {
            return files.findAny().isPresent();
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }
}
