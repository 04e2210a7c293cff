package io.jgun.reloader;

import java.nio.file.Path;

/** What editors and build tools leave beside the files that people mean: hidden files, backups, files in the making. */
final class EditorFiles {

    private EditorFiles() {}

    /** Judges by the name alone. */
    static boolean isNoneOf(Path path) {
        Path last = path.getFileName();
        String name = last == null ? "" : last.toString();
        return !name.startsWith(".")
                && !name.startsWith("#")
                && !name.endsWith("~")
                && !name.endsWith(".tmp")
                && !name.endsWith(".swp")
                && !name.endsWith(".part")
                // Vim tries with it whether it may create files in a directory.
                && !name.equals("4913")
                // IntelliJ IDEA writes to these and renames them.
                && !name.endsWith("___jb_tmp___")
                && !name.endsWith("___jb_old___");
    }
}
