package io.jgun.servlet.app;

import io.jgun.posix.ExitException;
import io.jgun.settings.AppReference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The files of a webapp: a directory as it is, or a WAR unpacked into a temporary directory. */
final class WebappSource {

    private final AppReference.Webapp app;
    private final Path path;

    /** @param directory that relative paths start from */
    WebappSource(AppReference.Webapp app, Path directory) {
        this.app = app;
        this.path = directory.resolve(app.path()).toAbsolutePath().normalize();
    }

    /** Absolute, with the symbolic links that the operator has chosen. */
    Path path() {
        return path;
    }

    /**
     * The directory with the webapp's files, all symbolic links in its own path resolved.
     *
     * @param target where a WAR is unpacked; does not exist yet
     */
    Path open(Path target) {
        if (Files.notExists(path)) {
            throw notFound();
        }
        if (!Files.isReadable(path)) {
            throw LoadFailure.because(app, path + " cannot be read by this user: check its permissions");
        }
        try {
            if (!Files.isDirectory(path)) {
                unpack(target);
            }
            return (Files.isDirectory(path) ? path : target).toRealPath();
        } catch (IOException e) {
            throw LoadFailure.because(app, "reading " + path + " failed: " + e, e);
        }
    }

    private void unpack(Path target) throws IOException {
        try (ZipFile war = new ZipFile(path.toFile())) {
            Files.createDirectories(target);
            FileTime modified = Files.getLastModifiedTime(path);
            for (Enumeration<? extends ZipEntry> entries = war.entries(); entries.hasMoreElements(); ) {
                unpack(war, entries.nextElement(), target, modified);
            }
        } catch (ZipException e) {
            throw LoadFailure.because(
                    app,
                    path + " is not a WAR file: it is no ZIP archive, or a damaged one (" + e.getMessage() + ")",
                    e);
        }
    }

    private void unpack(ZipFile war, ZipEntry entry, Path target, FileTime modified) throws IOException {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target) || entry.getName().indexOf('\\') >= 0) {
            throw LoadFailure.because(
                    app, path + " has an entry that points outside of it, \"" + entry.getName() + "\": not unpacked");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent() == null ? target : file.getParent());
        try (InputStream content = war.getInputStream(entry)) {
            Files.copy(content, file);
        }
        // Makes ETag and Last-Modified the same after every start. The times of the entries would not do: a
        // reproducible
        // build pins them, and a changed file would keep its ETag.
        Files.setLastModifiedTime(file, modified);
    }

    private ExitException notFound() {
        Path parent = path.getParent();
        List<String> near = parent == null ? List.of() : nearest(parent);
        String where = parent == null || Files.isDirectory(parent) ? "" : " (nor a directory " + parent + ")";
        return LoadFailure.because(
                app, "there is no file or directory " + path + where + "." + NearestNames.question(near) + hint());
    }

    private List<String> nearest(Path parent) {
        try (Stream<Path> files = Files.list(parent)) {
            return NearestNames.of(
                    String.valueOf(path.getFileName()),
                    files.map(file -> String.valueOf(file.getFileName())).toList());
        } catch (IOException e) {
            return List.of();
        }
    }

    /** A class without a package, or in lower case, reads as a file. */
    private String hint() {
        return app.path().getNameCount() == 1
                        && !app.path().toString().toLowerCase(Locale.ROOT).endsWith(".war")
                ? "\nIf a class is meant, write it with its member: " + app.path() + ":servlet"
                : "";
    }
}
