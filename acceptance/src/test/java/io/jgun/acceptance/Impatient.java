package io.jgun.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** For what a server does in the background, for which it asks nice. */
final class Impatient {

    private Impatient() {}

    /**
     * nice lets everything else go first: minutes, where a machine has much else to do. Here that is asked for all the same,
     * and does nothing.
     *
     * @param temp for the program that is found in its place
     */
    static Jgun run(Jgun command, Path temp) throws IOException {
        Path programs = Files.createDirectories(temp.resolve("programs"));
        FakeJdk.executable(programs.resolve("nice"), "[ \"$1 $2\" = '-n 19' ] || exit 99\nshift 2\nexec \"$@\"");
        return command.env("PATH", programs + ":" + System.getenv("PATH"));
    }
}
