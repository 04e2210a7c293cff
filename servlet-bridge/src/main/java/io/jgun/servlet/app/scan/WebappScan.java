package io.jgun.servlet.app.scan;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.annotations.AnnotationParser;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The scan of one webapp at one start. Each jar, and the directory of classes, is known by its content, so that only what
 * has changed is scanned again.
 */
public final class WebappScan {

    private static final Logger LOG = LoggerFactory.getLogger(WebappScan.class);

    /** In bytes: to scan less takes no longer than to remember it. */
    private static final long SMALL = 1 << 19;

    /** Whoever has started a server looks at it first. */
    private static final long DELAY_MILLIS = 2_000;

    private final ScanMemory memory;
    private final String name;
    private volatile Map<ContentKey, byte[]> remembered;
    private final Map<ContentKey, byte[]> used = new ConcurrentHashMap<>();
    private final Map<ContentKey, List<ScannedClass>> found = new ConcurrentHashMap<>();
    private final AtomicInteger unknown = new AtomicInteger();

    private WebappScan(ScanMemory memory, String name, Map<ContentKey, byte[]> remembered) {
        this.memory = memory;
        this.name = name;
        this.remembered = remembered;
    }

    /**
     * Reads what is remembered.
     *
     * @param source the WAR or directory, whose path only says which file to look into
     * @param root of its unpacked files
     */
    public static WebappScan of(ScanMemory memory, Path source, Path root) {
        if (memory.directories().isEmpty() || isSmall(root.resolve("WEB-INF"))) {
            return new WebappScan(ScanMemory.none(), "", Map.of());
        }
        ContentKey key = new ContentKey.Sum()
                .add(ScanFile.VERSION)
                .add(source.toString())
                .key();
        String name = "webapp-%016x".formatted(key.checksum());
        return new WebappScan(memory, name, memory.read(name));
    }

    private static boolean isSmall(Path webInf) {
        long[] left = {SMALL};
        try {
            for (Path directory : List.of(webInf.resolve("lib"), webInf.resolve("classes"))) {
                if (left[0] >= 0 && Files.isDirectory(directory)) {
                    Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                            left[0] -= attributes.size();
                            return left[0] < 0 ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
                        }
                    });
                }
            }
        } catch (IOException e) {
            return true; // who reads it will say what is wrong with it
        }
        return left[0] >= 0;
    }

    /** For one use, in place of Jetty's. */
    public AnnotationParser parser(int javaPlatform) {
        return memory.directories().isEmpty()
                ? new AnnotationParser(javaPlatform)
                : new RememberingParser(javaPlatform, this);
    }

    /** To be called when the webapp has started: has what was found written in a while, in the background, or at once. */
    public void keep() {
        LOG.debug("Annotations: {} parts remembered, {} scanned", used.size(), scanned());
        remembered = Map.of();
        boolean worth = !found.isEmpty() || !used.isEmpty();
        if (worth && memory.keeping() == ScanMemory.Keeping.AT_ONCE) {
            write();
            release();
        } else if (worth && memory.keeping() == ScanMemory.Keeping.LATER) {
            Thread thread = new Thread(null, this::writeLater, "jgun-scan", 0, false);
            thread.setContextClassLoader(WebappScan.class.getClassLoader()); // the webapp's might be kept for that long
            thread.setDaemon(true);
            thread.start();
        } else {
            release();
        }
    }

    /** A webapp keeps its steps of deployment, and with them this, for all its life. */
    private void release() {
        used.clear();
        found.clear();
    }

    byte @Nullable [] remembered(ContentKey key) {
        byte[] part = remembered.get(key);
        if (part != null) {
            used.put(key, part);
        }
        return part;
    }

    void found(ContentKey key, List<ScannedClass> classes) {
        used.remove(key); // what was remembered cannot be read
        found.put(key, classes);
    }

    /** Something was scanned whose content cannot be told from another's. */
    void foundUnknown() {
        unknown.incrementAndGet();
    }

    /** How many parts were scanned. */
    int scanned() {
        return found.size() + unknown.get();
    }

    private void writeLater() {
        try {
            Thread.sleep(DELAY_MILLIS);
            write();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            release();
        }
    }

    void write() {
        if (found.isEmpty()) {
            memory.touch(name);
            return;
        }
        Map<ContentKey, byte[]> parts = new LinkedHashMap<>(used);
        found.forEach((key, classes) -> {
            if (PackedClasses.canPack(classes)) {
                parts.put(key, PackedClasses.pack(classes));
            }
        });
        memory.write(name, parts);
    }
}
