package io.jgun.servlet.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * What tells whether a name still stands for the same content.
 *
 * @param identity of the file itself, which changes when another is moved to its name; null where the system has none
 */
record FileState(FileTime modified, long size, @Nullable Object identity) {

    /** Null if there is no such file. */
    static @Nullable FileState of(Path path) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return attributes.isRegularFile()
                    ? new FileState(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey())
                    : null;
        } catch (IOException gone) {
            return null;
        }
    }
}
