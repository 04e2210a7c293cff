package io.jgun.servlet.app.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.annotations.AnnotationParser;
import org.eclipse.jetty.util.FileID;
import org.eclipse.jetty.util.resource.Resource;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Jetty's scan, but for what is remembered; what is not is recorded. Jars are scanned by several threads at a time. */
final class RememberingParser extends AnnotationParser {

    private static final Logger LOG = LoggerFactory.getLogger(RememberingParser.class);

    private final WebappScan scan;

    RememberingParser(int javaPlatform, WebappScan scan) {
        super(javaPlatform);
        this.scan = scan;
    }

    @Override
    public void parse(Set<? extends Handler> handlers, @Nullable Resource place) throws Exception {
        ContentKey key = place == null ? null : key(place);
        if (place == null || key == null) {
            scan.foundUnknown();
            super.parse(handlers, place);
            return;
        }
        List<ScannedClass> classes = remembered(key);
        if (classes == null) {
            ScanRecorder recorder = new ScanRecorder();
            Set<Handler> all = new HashSet<>(handlers);
            all.add(recorder);
            super.parse(all, place);
            scan.found(key, recorder.classes());
        } else {
            replay(classes, handlers, place);
        }
    }

    /** Null if it is no jar or directory that can be read. Who looks into it says what is wrong. */
    private static @Nullable ContentKey key(Resource place) {
        Path path = place.getPath();
        if (path == null || path.getFileSystem() != FileSystems.getDefault() || !place.exists()) {
            return null;
        }
        try {
            if (FileID.isJavaArchive(path)) {
                return JarDirectory.keyOf(path);
            }
            return place.isDirectory() ? ClassDirectory.keyOf(place) : null;
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            LOG.debug("The content of {} is not known: {}", path, e.toString());
            return null;
        }
    }

    private @Nullable List<ScannedClass> remembered(ContentKey key) {
        byte[] part = scan.remembered(key);
        try {
            return part == null ? null : PackedClasses.unpack(part);
        } catch (IOException e) {
            LOG.debug("A part is passed over: {}", e.getMessage());
            return null;
        }
    }

    private void replay(List<ScannedClass> classes, Set<? extends Handler> handlers, Resource place) {
        try (Mount mount = new Mount(place)) {
            ScanReplay replay = new ScanReplay(handlers, mount::get);
            for (ScannedClass type : classes) {
                replay.tell(type);
                URI first = _parsedClassNames.putIfAbsent(type.name(), place.getURI());
                if (first != null) {
                    LOG.warn("{} scanned from multiple locations: {}, {}", type.name(), first, place.getURI());
                }
            }
        }
    }

    /** What Jetty's scan says that classes lie in: a directory, or a jar as it is opened for a while. */
    private static final class Mount implements AutoCloseable {

        private final Resource place;
        private ResourceFactory.@Nullable Closeable opened;
        private @Nullable Resource inside;

        Mount(Resource place) {
            this.place = place;
        }

        Resource get() {
            if (inside == null) {
                inside = place;
                if (!place.isDirectory()) {
                    opened = ResourceFactory.closeable();
                    inside = opened.newJarFileResource(place.getURI());
                }
            }
            return inside;
        }

        @Override
        public void close() {
            if (opened != null) {
                opened.close();
            }
        }
    }
}
