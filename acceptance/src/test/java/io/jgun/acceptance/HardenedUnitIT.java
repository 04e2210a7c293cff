package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The units of etc/systemd as they are shipped, under a real system manager: their user, their sandbox, their socket. */
class HardenedUnitIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path directory;

    @Test
    void serveInTheirSandbox() throws Exception {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "only root can boot a system");
        Installed.apt("systemd-nspawn", "systemd-container");
        Installed.apt("curl");
        Path script = directory.resolve("boot-units.sh");
        try (var resource = HardenedUnitIT.class.getResourceAsStream("boot-units.sh")) {
            Files.copy(Objects.requireNonNull(resource), script);
        }
        Path log = directory.resolve("boot.log");
        Process machine = new ProcessBuilder(
                        "unshare",
                        "-m",
                        "sh",
                        script.toString(),
                        Files.createDirectory(directory.resolve("files")).toString(),
                        Checkout.home().toString(),
                        Checkout.sampleClasses().toString(),
                        Jdk.current().home().toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            await().atMost(PATIENCE).until(() -> !machine.isAlive() || isActive(machine));
            Assumptions.assumeFalse(
                    !machine.isAlive() && machine.exitValue() == 77,
                    () -> "no machine can be booted here: " + text(log));
            assertThat(machine.isAlive()).as(() -> text(log)).isTrue();

            assertThat(inside(machine, "systemctl", "show", "-P", "StatusText", "jgun.service"))
                    .isEqualTo("Serving at http://0.0.0.0:8000 with 2 workers");
            assertThat(inside(machine, "curl", "-s", "http://127.0.0.1:8000/")).startsWith("Hello");
            assertThat(inside(machine, "sh", "-c", "ps -o user= -p $(systemctl show -P MainPID jgun.service)"))
                    .isEqualTo("jgun");
            await("a class-data archive in its CacheDirectory")
                    .atMost(PATIENCE)
                    .until(() -> inside(machine, "ls", "/var/cache/private/jgun/jgun")
                            .contains(".current"));
            inside(machine, "systemctl", "reload", "jgun.service");
            await().atMost(PATIENCE)
                    .until(() -> inside(machine, "journalctl", "-t", "jgun.com.acme.App.servlet.error")
                            .contains("Worker exiting"));
            assertThat(inside(machine, "systemctl", "is-active", "jgun.service"))
                    .isEqualTo("active");
        } finally {
            List<ProcessHandle> all = new ArrayList<>(machine.descendants().toList());
            all.forEach(ProcessHandle::destroyForcibly);
            machine.destroyForcibly().waitFor();
        }
    }

    private static boolean isActive(Process machine) throws Exception {
        return init(machine).isPresent()
                && inside(machine, "systemctl", "is-active", "jgun.service").equals("active");
    }

    private static Optional<ProcessHandle> init(Process machine) {
        return machine.descendants()
                .filter(process -> process.info().command().orElse("").endsWith("/systemd"))
                .findFirst();
    }

    private static String inside(Process machine, String... command) throws Exception {
        List<String> words = new ArrayList<>(List.of("nsenter", "-t"));
        words.add(Long.toString(init(machine).orElseThrow().pid()));
        words.addAll(List.of("-m", "-u", "-i", "-n", "-p", "-C", "--"));
        words.addAll(List.of(command));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out.strip();
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
