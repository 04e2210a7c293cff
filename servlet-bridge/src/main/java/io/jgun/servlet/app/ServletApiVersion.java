package io.jgun.servlet.app;

import io.jgun.settings.AppReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Refuses a webapp that was written for {@code javax.servlet}: Jetty's ee10 would start it, without any of its servlets.
 * A constant of a class file names the API that it was compiled against.
 */
final class ServletApiVersion {

    private static final String JAVAX = "javax/servlet/";
    private static final String JAKARTA = "jakarta/servlet/";

    private boolean javax;
    private boolean jakarta;

    /** Costs nothing where web.xml says that it is Jakarta's (5.0 or newer); stops at the first Jakarta class. */
    static void check(AppReference app, Path root) throws IOException {
        Path webInf = root.resolve("WEB-INF");
        String webXml = read(webInf.resolve("web.xml"));
        if (webXml.contains("https://jakarta.ee/xml/ns/jakartaee")) {
            return;
        }
        ServletApiVersion version = new ServletApiVersion();
        version.scanClasses(webInf.resolve("classes"));
        version.scanLibraries(webInf.resolve("lib"));
        if (version.javax && !version.jakarta) {
            String descriptor = webXml.isEmpty() ? "" : ", and its WEB-INF/web.xml is older than Jakarta EE 9";
            throw LoadFailure.because(
                    app,
                    "it was written for javax.servlet (Java EE)" + descriptor
                            + ". jgun needs the Jakarta API (jakarta.servlet 6.0, Jakarta EE 10)."
                            + "\nUse the application's Jakarta version, or convert the WAR: Apache Tomcat's migration"
                            + " tool (jakartaee-migration old.war new.war) or the Eclipse Transformer do that.");
        }
    }

    private static String read(Path webXml) throws IOException {
        return Files.isRegularFile(webXml) ? new String(Files.readAllBytes(webXml), StandardCharsets.ISO_8859_1) : "";
    }

    private void scanClasses(Path classes) throws IOException {
        if (!Files.isDirectory(classes)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(classes)) {
            List<Path> files =
                    walk.filter(file -> file.toString().endsWith(".class")).toList();
            for (Path file : files) {
                if (jakarta) {
                    return;
                }
                look(Files.readAllBytes(file));
            }
        }
    }

    private void scanLibraries(Path lib) throws IOException {
        if (jakarta || !Files.isDirectory(lib)) {
            return;
        }
        try (Stream<Path> files = Files.list(lib)) {
            files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(this::scanLibrary);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void scanLibrary(Path library) {
        if (jakarta) {
            return;
        }
        try (ZipFile jar = new ZipFile(library.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = jar.entries(); entries.hasMoreElements() && !jakarta; ) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().endsWith(".class")) {
                    try (InputStream content = jar.getInputStream(entry)) {
                        look(content.readAllBytes());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + library + " failed: " + e, e);
        }
    }

    private void look(byte[] classFile) {
        String text = new String(classFile, StandardCharsets.ISO_8859_1);
        jakarta |= text.contains(JAKARTA);
        javax |= text.contains(JAVAX);
    }
}
