package io.jgun.servlet.app.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.util.FileID;
import org.eclipse.jetty.util.resource.Resource;

/** The class files of a directory, WEB-INF/classes. */
final class ClassDirectory {

    private ClassDirectory() {}

    /** Reads all that Jetty would look into, which takes a small part of the time of looking into it. */
    static ContentKey keyOf(Resource directory) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        for (Resource candidate : directory.getAllResources()) {
            Path file = candidate.getPath();
            if (file != null && FileID.isClassFile(file) && !candidate.isDirectory()) {
                files.put(String.valueOf(directory.getPathTo(candidate)), file);
            }
        }
        ContentKey.Sum sum = new ContentKey.Sum();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            byte[] content = Files.readAllBytes(file.getValue());
            sum.add(file.getKey()).add(Integer.toString(content.length)).add(content);
        }
        return sum.key();
    }
}
