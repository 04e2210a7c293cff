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
 * @param keeping when what was found is written
 */
public record ScanMemory(List<ScanDirectory> directories, Keeping keeping) {

    /** When what was found is written. */
    public enum Keeping {
        /** Never; what is remembered is read. */
        NEVER,
        /** A while after the start, by this user and for it. */
        LATER,
        /** Before the webapp would start, which it does not: for all users of the installation, as when an image is built. */
        AT_ONCE
    }

    private static final Map<String, Keeping> KEEPING =
            Map.of("use", Keeping.NEVER, "make", Keeping.LATER, "now", Keeping.AT_ONCE);

    private static final Logger LOG = LoggerFactory.getLogger(ScanMemory.class);

    /** Set by the launcher: {@code make}, {@code use} or {@code now}, the directory beside lib, and the user's, which may be empty. */
    private static final String PROPERTY = "jgun.scans";

    public ScanMemory {
        directories = List.copyOf(directories);
    }

    /** That of this process; an empty one without the launcher. */
    public static ScanMemory ofProcess() {
        return of(System.getProperty(PROPERTY, ""));
    }

    /** One without a place. */
    static ScanMemory none() {
        return new ScanMemory(List.of(), Keeping.NEVER);
    }

    /** Webapps are only looked through, and do not start. */
    public boolean isAllThereIsToDo() {
        return keeping == Keeping.AT_ONCE;
    }

    static ScanMemory of(String said) {
        String[] words = said.split(":", -1);
        if (words.length != 3) {
            return none();
        }
        Path beside = Path.of(words[1]);
        ScanDirectory first = new ScanDirectory(beside, Optional.of(beside.resolveSibling("lib")));
        List<ScanDirectory> directories = words[2].isEmpty()
                ? List.of(first)
                : List.of(first, new ScanDirectory(Path.of(words[2]), Optional.empty()));
        return new ScanMemory(directories, KEEPING.getOrDefault(words[0], Keeping.NEVER));
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
        boolean forAll = keeping == Keeping.AT_ONCE;
        if (bytes.length > ScanFile.LARGEST) {
            return;
        }
        for (ScanDirectory directory : directories) {
            try {
                if (directory.write(
                        name, bytes, forAll, () -> !read(name).keySet().equals(keys))) {
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
