package io.jgun.servlet.app.scan;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where scans are remembered from one start to the next: beside the class-data archive, as the launcher says, and with the
 * same switch. Nothing depends on it: what is not there, or not as it should be, is scanned.
 *
 * @param directories the first that has a file of a webapp is read, the first that can be written to is written to
 * @param isKept scans are written, too
 */
public record ScanMemory(List<ScanDirectory> directories, boolean isKept) {

    private static final Logger LOG = LoggerFactory.getLogger(ScanMemory.class);

    /** Set by the launcher: {@code make} or {@code use}, the directory beside lib, and the user's, which may be empty. */
    private static final String PROPERTY = "jgun.scans";

    public ScanMemory {
        directories = List.copyOf(directories);
    }

    /** That of this process; an empty one without the launcher. */
    public static ScanMemory ofProcess() {
        return of(System.getProperty(PROPERTY, ""));
    }

    static ScanMemory of(String said) {
        String[] words = said.split(":", -1);
        if (words.length != 3) {
            return new ScanMemory(List.of(), false);
        }
        Path beside = Path.of(words[1]);
        ScanDirectory first = new ScanDirectory(beside, Optional.of(beside.resolveSibling("lib")));
        List<ScanDirectory> directories = words[2].isEmpty()
                ? List.of(first)
                : List.of(first, new ScanDirectory(Path.of(words[2]), Optional.empty()));
        return new ScanMemory(directories, words[0].equals("make"));
    }

    /** What is remembered of a webapp's parts; empty if nothing is. */
    Map<ContentKey, byte[]> read(String name) {
        for (ScanDirectory directory : directories) {
            try {
                Map<ContentKey, byte[]> parts = ScanFile.read(directory.read(name));
                LOG.debug("Read {} in {}", name, directory.path());
                return parts;
            } catch (NoSuchFileException e) {
                LOG.debug("There is no {} in {}", name, directory.path());
            } catch (IOException e) {
                LOG.debug("Passed over {} in {}: {}", name, directory.path(), e.getMessage());
            }
        }
        return Map.of();
    }

    /** Remembers a webapp's parts, if another process has not done so meanwhile. */
    void write(String name, Map<ContentKey, byte[]> parts) {
        byte[] bytes = ScanFile.write(parts);
        Set<ContentKey> keys = parts.keySet();
        if (bytes.length > ScanFile.LARGEST) {
            return;
        }
        for (ScanDirectory directory : directories) {
            try {
                if (directory.write(name, bytes, () -> !read(name).keySet().equals(keys))) {
                    LOG.debug("Wrote {} in {}", name, directory.path());
                }
                return;
            } catch (IOException e) {
                LOG.debug("Nothing is written in {}: {}", directory.path(), e.toString());
            }
        }
    }

    void touch(String name) {
        for (ScanDirectory directory : directories) {
            try {
                directory.touch(name);
            } catch (IOException e) {
                LOG.debug("{} in {} may be taken for an old one: {}", name, directory.path(), e.toString());
            }
        }
    }
}
