import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Run by the build: leaves out of the manifests of the libraries what is for OSGi and about their builds. Java reads the
 * manifest of each jar that it takes an archived class from, as a whole, at each start (docs/decisions/0025-start.md).
 * Argument: the directory with the jars.
 */
final class LeanManifests {

    /** What Java, Jetty, or somebody who looks what is installed wants to know. */
    private static final Set<String> KEPT = Set.of(
            "Manifest-Version",
            "Main-Class",
            "SPDX-License-Identifier",
            "Multi-Release",
            "Automatic-Module-Name",
            "Class-Path",
            "Sealed",
            "Enable-Native-Access",
            "Bundle-SymbolicName",
            "Bundle-Name",
            "Bundle-Version",
            "Bundle-Vendor",
            "Bundle-License",
            "Bundle-Copyright",
            "Specification-Title",
            "Specification-Version",
            "Specification-Vendor",
            "Implementation-Title",
            "Implementation-Version",
            "Implementation-Vendor",
            "Implementation-Vendor-Id",
            "Implementation-URL");

    private LeanManifests() {}

    public static void main(String[] args) throws IOException {
        boolean any = false;
        for (Path jar : jars(Path.of(args[0]))) {
            any |= shorten(jar);
        }
        if (!any) {
            throw new IllegalStateException(args[0] + " has no jar whose manifest could be shorter");
        }
    }

    private static List<Path> jars(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
    }

    private static boolean shorten(Path jar) throws IOException {
        Path shorter = jar.resolveSibling(jar.getFileName() + ".new");
        try (ZipFile from = new ZipFile(jar.toFile())) {
            ZipEntry manifest = from.getEntry(JarFile.MANIFEST_NAME);
            if (manifest == null || isSigned(from) || !hasSurplus(from, manifest)) {
                return false;
            }
            try (ZipOutputStream to = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(shorter)))) {
                for (Enumeration<? extends ZipEntry> entries = from.entries(); entries.hasMoreElements(); ) {
                    copy(from, entries.nextElement(), to);
                }
            }
        }
        Files.setLastModifiedTime(shorter, Files.getLastModifiedTime(jar));
        Files.move(shorter, jar, StandardCopyOption.REPLACE_EXISTING);
        return true;
    }

    /** What a signature covers stays as it is. */
    private static boolean isSigned(ZipFile jar) {
        return jar.stream().anyMatch(entry -> entry.getName().matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)"));
    }

    private static boolean hasSurplus(ZipFile jar, ZipEntry manifest) throws IOException {
        return read(jar, manifest).getMainAttributes().keySet().stream()
                .anyMatch(name -> !KEPT.contains(name.toString()));
    }

    private static Manifest read(ZipFile jar, ZipEntry manifest) throws IOException {
        return new Manifest(jar.getInputStream(manifest));
    }

    /** In the order and with the times that they have, so that a build can be repeated. */
    private static void copy(ZipFile from, ZipEntry entry, ZipOutputStream to) throws IOException {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(entry.getTimeLocal());
        to.putNextEntry(copy);
        if (entry.getName().equals(JarFile.MANIFEST_NAME)) {
            lean(read(from, entry)).write(to);
        } else {
            from.getInputStream(entry).transferTo(to);
        }
        to.closeEntry();
    }

    private static Manifest lean(Manifest manifest) {
        manifest.getMainAttributes().keySet().removeIf(name -> !KEPT.contains(name.toString()));
        manifest.getMainAttributes().putValue("Changed-By", "jgun: this manifest is shorter");
        return manifest;
    }
}
