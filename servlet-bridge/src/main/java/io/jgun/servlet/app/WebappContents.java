package io.jgun.servlet.app;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * What a webapp is made of, so that only the parts of the server that it needs are set up.
 *
 * @param code it has classes or libraries
 * @param jsp it has pages, tag files or tag libraries, in itself or in a library
 * @param webSockets it may have endpoints
 * @param naming it may use JNDI, or have something injected
 */
record WebappContents(boolean code, boolean jsp, boolean webSockets, boolean naming) {

    private static final Set<String> JSP_SUFFIXES = Set.of("jsp", "jspx", "jspf", "tag", "tagx", "tld");

    static WebappContents of(Path root) throws IOException {
        Path webInf = root.resolve("WEB-INF");
        boolean code = isFilled(webInf.resolve("classes")) || isFilled(webInf.resolve("lib"));
        boolean jsp =
                mentionsJsp(webInf.resolve("web.xml")) || hasPages(root) || librariesHavePages(webInf.resolve("lib"));
        if (jsp) {
            return new WebappContents(code, true, code, code); // a page may use anything
        }
        WebappMentions mentions = WebappMentions.in(webInf);
        return new WebappContents(code, false, code && mentions.webSockets(), code && mentions.naming());
    }

    private static boolean isFilled(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isPresent();
        }
    }

    /** {@code jsp-file}, {@code jsp-config}, or a mapping of the JSP servlet to other names. */
    private static boolean mentionsJsp(Path webXml) throws IOException {
        return Files.isRegularFile(webXml)
                && new String(Files.readAllBytes(webXml), java.nio.charset.StandardCharsets.ISO_8859_1).contains("jsp");
    }

    private static boolean hasPages(Path root) throws IOException {
        boolean[] found = {false};
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                found[0] = isPage(String.valueOf(file.getFileName()));
                return found[0] ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        return found[0];
    }

    private static boolean librariesHavePages(Path lib) throws IOException {
        if (!Files.isDirectory(lib)) {
            return false;
        }
        try (Stream<Path> files = Files.list(lib)) {
            return files.filter(file -> file.toString().endsWith(".jar")).anyMatch(WebappContents::libraryHasPages);
        }
    }

    private static boolean libraryHasPages(Path library) {
        try (ZipFile jar = new ZipFile(library.toFile())) {
            return jar.stream().anyMatch(entry -> entry.getName().startsWith("META-INF/") && isPage(entry.getName()));
        } catch (IOException e) {
            // The class loader will say what is wrong with it.
            return true;
        }
    }

    private static boolean isPage(String name) {
        return JSP_SUFFIXES.contains(name.substring(name.lastIndexOf('.') + 1));
    }
}
