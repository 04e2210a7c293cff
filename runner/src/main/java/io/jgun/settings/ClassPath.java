package io.jgun.settings;

import io.jgun.posix.ExitCode;
import io.jgun.posix.ExitException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where the classes of applications, hooks and loggers come from, in order: the setting {@code classpath}, else {@code target/classes} and {@code
 * target/dependency/*.jar} where they exist in the directory of the setting {@code chdir}, else that directory itself.
 *
 * @param entries absolute, existing directories and archives
 * @param missing entries of the setting that do not exist
 */
public record ClassPath(List<Path> entries, List<Path> missing) {

    public ClassPath {
        entries = List.copyOf(entries);
        missing = List.copyOf(missing);
    }

    /** The one that the settings name. */
    public static ClassPath of(Settings settings) {
        Path directory = settings.get(Applications.CHDIR).toAbsolutePath().normalize();
        List<Path> given = settings.get(Applications.CLASSPATH);
        List<Path> entries = new ArrayList<>();
        List<Path> missing = new ArrayList<>();
        for (Path path : given) {
            add(directory.resolve(path).normalize(), entries, missing);
        }
        if (given.isEmpty()) {
            entries.addAll(ofProject(directory));
        }
        return new ClassPath(entries.stream().distinct().toList(), missing);
    }

    private static List<Path> ofProject(Path directory) {
        List<Path> entries = new ArrayList<>();
        Path classes = directory.resolve("target/classes");
        if (Files.isDirectory(classes)) {
            entries.add(classes);
        }
        Path dependencies = directory.resolve("target/dependency");
        if (Files.isDirectory(dependencies)) {
            entries.addAll(list(dependencies, "*.jar"));
        }
        return entries.isEmpty() ? List.of(directory) : entries;
    }

    private static void add(Path path, List<Path> entries, List<Path> missing) {
        Path name = path.getFileName();
        if (name != null && name.toString().contains("*")) {
            // dir/* means the archives in it, as for java -cp.
            String glob = name.toString().equals("*") ? "*.{jar,JAR}" : name.toString();
            Path parent = path.getParent();
            List<Path> found = parent != null && Files.isDirectory(parent) ? list(parent, glob) : List.of();
            entries.addAll(found);
            if (found.isEmpty()) {
                missing.add(path);
            }
        } else if (Files.exists(path)) {
            entries.add(path);
        } else {
            missing.add(path);
        }
    }

    private static List<Path> list(Path directory, String glob) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, glob)) {
            files.forEach(found::add);
        } catch (IOException e) {
            throw new ExitException(
                    ExitCode.APP_LOAD_ERROR, "The class path directory " + directory + " cannot be read: " + e, e);
        }
        // In order of names, so that the same directory gives the same class path on every machine.
        found.sort(null);
        return found;
    }

    /** The entries as a class loader takes them. */
    public URL[] urls() {
        return entries.stream().map(ClassPath::url).toArray(URL[]::new);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(path.toString(), e);
        }
    }

    /** Ready to be put under a message. */
    public String describe() {
        StringBuilder text = new StringBuilder("Class path searched (set it with --classpath):");
        entries.forEach(entry -> text.append("\n  ").append(entry));
        missing.forEach(entry -> text.append("\n  ").append(entry).append("  (does not exist)"));
        return text.toString();
    }

    @Override
    public String toString() {
        return entries.stream().map(Path::toString).collect(Collectors.joining(":"));
    }
}
