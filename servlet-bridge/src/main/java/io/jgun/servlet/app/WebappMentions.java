package io.jgun.servlet.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What the code of a webapp may ask the server for, by the names in its files: who uses a class has its name in the
 * constants of a class file, who looks one up has it in a string. Only a small webapp is looked through. A larger one is
 * taken to ask for everything, since to look through it takes longer than what that saves.
 */
final class WebappMentions {

    private static final long SMALL_BYTES = 1 << 20;

    private static final List<String> WEB_SOCKETS = List.of("websocket");

    /** Names in {@code java:comp}, and the annotations and elements of web.xml for injection and callbacks. */
    private static final List<String> NAMING = List.of(
            "javax/naming",
            "javax.naming",
            "java:",
            "jakarta/annotation/",
            "jakarta.annotation.",
            "-ref",
            "env-entry",
            "data-source",
            "post-construct",
            "pre-destroy");

    /** Names of files in WEB-INF with which a webapp may have Jetty do anything. */
    private static final List<String> CONFIGURES_JETTY =
            List.of("jetty-web.xml", "jetty-ee10-web.xml", "jetty-env.xml", "jetty-ee10-env.xml");

    private long left = SMALL_BYTES;
    private boolean webSockets;
    private boolean naming;

    private WebappMentions() {}

    /** @param webInf need not be there */
    static WebappMentions in(Path webInf) throws IOException {
        WebappMentions mentions = new WebappMentions();
        for (String name : CONFIGURES_JETTY) {
            if (Files.exists(webInf.resolve(name))) {
                mentions.all();
            }
        }
        if (Files.isDirectory(webInf)) {
            Files.walkFileTree(webInf, mentions.new Walk());
        }
        return mentions;
    }

    boolean webSockets() {
        return webSockets;
    }

    /** JNDI, injection, or methods to be called after construction and before destruction. */
    boolean naming() {
        return naming;
    }

    private void all() {
        webSockets = true;
        naming = true;
    }

    private boolean isDone() {
        return webSockets && naming;
    }

    private void look(InputStream content) throws IOException {
        byte[] bytes = content.readNBytes((int) left + 1);
        left -= bytes.length;
        if (left < 0) {
            all();
            return;
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        webSockets = webSockets || hasOneOf(text, WEB_SOCKETS);
        naming = naming || hasOneOf(text, NAMING);
    }

    private static boolean hasOneOf(String text, List<String> names) {
        for (String name : names) {
            if (text.contains(name)) {
                return true;
            }
        }
        return false;
    }

    private void lookInto(Path library) throws IOException {
        try (ZipFile jar = new ZipFile(library.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = jar.entries(); entries.hasMoreElements() && !isDone(); ) {
                ZipEntry entry = entries.nextElement();
                look(new ByteArrayInputStream(entry.getName().getBytes(StandardCharsets.UTF_8)));
                try (InputStream content = jar.getInputStream(entry)) {
                    look(content);
                }
            }
        }
    }

    private final class Walk extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (attributes.size() > left || !attributes.isRegularFile()) {
                all(); // a link, too
            } else if (String.valueOf(file.getFileName()).endsWith(".jar")) {
                lookInto(file);
            } else {
                try (InputStream content = Files.newInputStream(file)) {
                    look(content);
                }
            }
            return isDone() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            all(); // who uses it will say what is wrong with it
            return FileVisitResult.TERMINATE;
        }
    }
}
