package io.jgun.reloader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Chooses the engine. */
final class ReloadEngines {

    /** The kernel sees only what this machine writes to them: not what the host of a container or another machine does. */
    private static final Set<String> SHARED =
            Set.of("nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "9p", "v9fs", "vboxsf", "prl_fs", "virtiofs", "afs");

    private ReloadEngines() {}

    /**
     * An engine for these files.
     *
     * @param setting {@code auto}, {@code poll} or {@code inotify}
     */
    static ReloadEngine of(String setting, List<Watched> watched) {
        boolean poll = setting.equals("poll") || (setting.equals("auto") && !tellsChanges(watched));
        return poll ? new PollEngine() : inotify();
    }

    private static ReloadEngine inotify() {
        try {
            return new InotifyEngine();
        } catch (IOException e) {
            return new PollEngine(e);
        }
    }

    private static boolean tellsChanges(List<Watched> watched) {
        // Elsewhere the WatchService itself looks, every few seconds.
        return System.getProperty("os.name").startsWith("Linux")
                && watched.stream().noneMatch(each -> isShared(each.root()));
    }

    private static boolean isShared(Path root) {
        Path path = root;
        while (path != null && Files.notExists(path)) {
            path = path.getParent();
        }
        if (path == null) {
            return false;
        }
        try {
            String type = Files.getFileStore(path).type().toLowerCase(Locale.ROOT);
            return SHARED.contains(type) || type.startsWith("fuse");
        } catch (IOException e) {
            return true;
        }
    }
}
