import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The files of a jar, in their order. */
final class Jar {

    private final Path path;
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Map<String, LocalDateTime> times = new LinkedHashMap<>();
    private LocalDateTime newest = LocalDateTime.MIN;
    private boolean isChanged;

    private Jar(Path path) {
        this.path = path;
    }

    static Jar read(Path path) throws IOException {
        Jar jar = new Jar(path);
        try (ZipFile zip = new ZipFile(path.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                LocalDateTime time = entry.getTimeLocal();
                jar.files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
                jar.times.put(entry.getName(), time);
                jar.newest = time.isAfter(jar.newest) ? time : jar.newest;
            }
        }
        return jar;
    }

    String name() {
        return path.getFileName().toString();
    }

    /** A copy, so that files may be put meanwhile. */
    Map<String, byte[]> files() {
        return new LinkedHashMap<>(files);
    }

    /** What a signature covers has to stay as it is. */
    boolean isSigned() {
        return files.keySet().stream().anyMatch(name -> name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)"));
    }

    /** A new file comes after the others. */
    void put(String name, byte[] bytes) {
        isChanged = true;
        files.put(name, bytes);
    }

    /** In the same order and with the same times, so that a build can be repeated. */
    void write() throws IOException {
        if (!isChanged) {
            return;
        }
        Path next = path.resolveSibling(name() + ".new");
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(next)))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(times.getOrDefault(file.getKey(), newest));
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        Files.setLastModifiedTime(next, Files.getLastModifiedTime(path));
        Files.move(next, path, StandardCopyOption.REPLACE_EXISTING);
    }
}
