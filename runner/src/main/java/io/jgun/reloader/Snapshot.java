package io.jgun.reloader;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How the watched files looked the last time. A file that is gone is not a change, as in Gunicorn: compilers remove
 * classes before they write them anew, and what was not there could not be loaded anyway.
 */
final class Snapshot {

    private final List<Watched> watched;
    private final Consumer<Path> onDirectory;
    private final Map<Path, Stamp> files = new HashMap<>();
    private final Map<Path, Object> directories = new HashMap<>();

    /** The inode tells a replaced file from the one before, whatever its time says. */
    private record Stamp(long size, long modified, @Nullable Object key) {

        /** Of a directory only that it is there, and still the same one. */
        static Stamp of(BasicFileAttributes attributes) {
            return attributes.isDirectory()
                    ? new Stamp(0, 0, attributes.fileKey())
                    : new Stamp(
                            attributes.size(),
                            attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                            attributes.fileKey());
        }
    }

    /** @param onDirectory told of each directory that holds watched files, before it is looked through */
    Snapshot(List<Watched> watched, Consumer<Path> onDirectory) {
        this.watched = watched;
        this.onDirectory = onDirectory;
    }

    int size() {
        return files.size();
    }

    /** Looks at everything. */
    void look(Set<Path> changed) {
        watched.forEach(each -> look(each.root(), changed));
    }

    /** Looks at roots that are a file, and at those that came or were replaced: what no event within them can tell. */
    void lookAtRoots(Set<Path> changed) {
        for (Watched each : watched) {
            BasicFileAttributes attributes = attributes(each.root());
            if (attributes == null
                    || !attributes.isDirectory()
                    || !key(attributes).equals(directories.get(each.root()))) {
                look(each.root(), changed);
            }
        }
    }

    /**
     * Looks at a file, or at a directory and all that is in it.
     *
     * @param changed takes the files that are new or not as they were
     */
    void look(Path path, Set<Path> changed) {
        BasicFileAttributes attributes = attributes(path);
        if (attributes == null) {
            // The next directory of that name may be given the same inode.
            directories.remove(path);
            return;
        }
        if (attributes.isDirectory() && watched.stream().anyMatch(each -> each.enters(path))) {
            lookInto(path, attributes, changed);
        }
        if (watched.stream().anyMatch(each -> each.isRoot(path)) && path.getParent() != null) {
            onDirectory.accept(path.getParent());
        }
        if (watched.stream().anyMatch(each -> each.covers(path, attributes.isDirectory()))) {
            Stamp stamp = Stamp.of(attributes);
            if (!stamp.equals(files.put(path, stamp))) {
                changed.add(path);
            }
        }
    }

    private void lookInto(Path directory, BasicFileAttributes attributes, Set<Path> changed) {
        if (isLoop(directory)) {
            return;
        }
        directories.put(directory, key(attributes));
        onDirectory.accept(directory);
        try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
            children.forEach(child -> look(child, changed));
        } catch (IOException | DirectoryIteratorException e) {
            // It went away while we looked, or is not ours to read: then it is not the application's either.
        }
    }

    /** A link to a directory above it. */
    private static boolean isLoop(Path directory) {
        Path parent = directory.getParent();
        try {
            return Files.isSymbolicLink(directory)
                    && parent != null
                    && parent.toRealPath().startsWith(directory.toRealPath());
        } catch (IOException e) {
            return true;
        }
    }

    private static Object key(BasicFileAttributes attributes) {
        return Objects.requireNonNullElse(attributes.fileKey(), "no key");
    }

    private static @Nullable BasicFileAttributes attributes(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class);
        } catch (IOException e) {
            return null;
        }
    }
}
