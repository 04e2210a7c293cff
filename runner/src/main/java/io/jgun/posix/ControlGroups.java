package io.jgun.posix;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/** The control groups that this process is in, of cgroups version 2 or 1: a container's limits, or a unit's. */
final class ControlGroups {

    private final Path root;

    /** @param root of the file system, {@code /} but for tests */
    ControlGroups(Path root) {
        this.root = root;
    }

    /**
     * The directories of its groups, inner ones before those around them, where they are known; there may be none of some.
     *
     * @param controller {@code memory} or {@code cpu}
     */
    Set<Path> of(String controller) {
        Path unified = root.resolve("sys/fs/cgroup");
        Path ofController = unified.resolve(controller);
        Set<Path> groups = new LinkedHashSet<>();
        String own = SystemFile.text(root.resolve("proc/self/cgroup"));
        if (own.isEmpty()) {
            return Set.of(unified, ofController);
        }
        for (String line : own.split("\n", -1)) {
            String[] fields = line.split(":", 3);
            if (fields.length == 3 && (fields[1].isEmpty() || fields[1].contains(controller))) {
                Path mount = fields[1].isEmpty() ? unified : ofController;
                Path group = mount.resolve(fields[2].substring(1)).normalize();
                // In a container the path may be that of the host, and then only the mount itself is there.
                for (Path at = group; at != null && at.startsWith(mount); at = at.getParent()) {
                    groups.add(at);
                }
            }
        }
        return groups;
    }
}
