package io.jgun.servlet.app;

import io.jgun.settings.ClassPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All names of classes on a class path: read only when a class was not found. */
final class ClassNames {

    private static final Logger LOG = LoggerFactory.getLogger(ClassNames.class);

    private static final String SUFFIX = ".class";

    /** Enough for any application; keeps the message quick where the class path is a whole disk. */
    private static final int MAX_DEPTH = 16;

    private static final int MAX_NAMES = 200_000;

    private ClassNames() {}

    /** Binary names. What cannot be read is left out. */
    static Set<String> in(ClassPath classPath) {
        Set<String> names = new TreeSet<>();
        for (Path entry : classPath.entries()) {
            if (Files.isDirectory(entry)) {
                addDirectory(entry, names);
            } else {
                addArchive(entry, names);
            }
        }
        return names;
    }

    private static void addDirectory(Path directory, Collection<String> names) {
        try (Stream<Path> files = Files.walk(directory, MAX_DEPTH, FileVisitOption.FOLLOW_LINKS)) {
            files.map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(SUFFIX))
                    .limit(MAX_NAMES)
                    .forEach(file -> names.add(className(file)));
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("Cannot list {}", directory, e);
        }
    }

    private static void addArchive(Path archive, Collection<String> names) {
        try (JarFile jar = new JarFile(archive.toFile(), false)) {
            jar.versionedStream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(SUFFIX) && !name.startsWith("META-INF/"))
                    .limit(MAX_NAMES)
                    .forEach(name -> names.add(className(name)));
        } catch (IOException e) {
            LOG.debug("Cannot list {}", archive, e);
        }
    }

    private static String className(String file) {
        return file.substring(0, file.length() - SUFFIX.length()).replace('/', '.');
    }

    /** Those most like the wanted one: the same simple name in another package first, then similar names. */
    static List<String> nearest(String wanted, Set<String> names) {
        List<String> sameSimpleName = names.stream()
                .filter(name -> simple(name).equalsIgnoreCase(simple(wanted)))
                .limit(3)
                .toList();
        if (!sameSimpleName.isEmpty()) {
            return sameSimpleName;
        }
        List<String> near = new ArrayList<>(NearestNames.of(wanted, names));
        List<String> nearSimpleNames = NearestNames.of(
                simple(wanted), names.stream().map(ClassNames::simple).toList());
        names.stream()
                .filter(name -> nearSimpleNames.contains(simple(name)) && !near.contains(name))
                .forEach(near::add);
        return near.stream().limit(3).toList();
    }

    private static String simple(String name) {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }
}
