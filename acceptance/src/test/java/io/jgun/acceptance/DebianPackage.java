package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** What distribution/deb/build makes, and its life on a machine. */
final class DebianPackage {

    private static final String SERVICE = "jgun.service";

    private final Machine machine;
    private final Path shared;

    /** @param shared a directory that the machine sees by the same name */
    DebianPackage(Machine machine, Path shared) {
        this.machine = machine;
        this.shared = shared;
    }

    /**
     * @param install the command that installs the package, in its directory
     * @param application commands that have it serve the shop
     */
    void isInstalledUpgradedAndPurged(String install, String application) throws Exception {
        Path first = build(Checkout.home(), "first", "umask 077; export TZ=Asia/Tokyo; ");
        Path again = build(copied("find . -exec touch {} +"), "again", "umask 002; ");
        assertThat(again).hasFileName("jgun_0.1.0_all.deb").hasSameBinaryContentAs(first);
        // Another version: all its jars have other names, so that those of the old one go while it serves.
        Path next = build(copied("cd lib && for jar in *; do mv $jar ${jar%.jar}.2.jar; done"), "next", "");
        assertThat(next).hasFileName("jgun_0.1.0.2_all.deb");
        String needed = machine.run("apt-get -s install " + first).out();
        Assumptions.assumeTrue(
                needed.lines().filter(line -> line.startsWith("Inst ")).count() == 1,
                "needs more than itself: " + needed);

        Path socket = shared.resolve("s");
        machine.must("""
                cd /etc/systemd/system
                mkdir jgun.socket.d jgun.service.d
                printf '[Socket]\\nListenStream=%s\\n' > jgun.socket.d/test.conf
                printf '[Service]\\nEnvironment=JGUN_CLASS_DATA=off\\n' > jgun.service.d/test.conf
                """.formatted(socket));
        machine.must("cd " + first.getParent() + "\n" + install);
        assertRuns();
        assertThat(machine.must("curl -sS http://127.0.0.1:8000/")).contains("jgun works");
        machine.must(application);
        await().until(() -> machine.must("curl -sS http://127.0.0.1:8000/").contains("Shop"));
        upgradeUnderLoad(next, socket);
        logsAreRotated();
        remove();
    }

    private void assertRuns() {
        assertThat(machine.property(SERVICE, "ActiveState")).isEqualTo("active");
        assertThat(machine.property(SERVICE, "UnitFileState")).isEqualTo("enabled");
        assertThat(machine.must("ps -o user= -p $(systemctl show -P MainPID jgun.service)"))
                .isEqualTo("jgun");
        assertThat(machine.must("jgun --version")).isEqualTo("jgun (version 0.1.0)");
        assertThat(machine.must("systemd-analyze security --threshold=40 --no-pager jgun.service"))
                .contains("OK");
        assertThat(machine.must("dpkg --verify jgun")).isEmpty();
    }

    private void upgradeUnderLoad(Path next, Path socket) {
        String before = machine.property(SERVICE, "MainPID");
        try (LoadClient load = LoadClient.of(socket)
                .keepAlive(4)
                .shortLived(4)
                .sending(
                        LoadRequest.get("/").expecting(".*Shop.*"),
                        LoadRequest.get("/").slowly(Duration.ofMillis(300)))
                .start()) {
            load.awaitMore(50);
            machine.must("dpkg -i " + next);
            load.awaitMore(50);
            assertThat(load.stop().failures()).as(load::toString).isEmpty();
        }
        String pid = machine.property(SERVICE, "MainPID");
        assertThat(pid).isNotEqualTo(before);
        assertThat(machine.must("ls -l /proc/" + pid + "/fd")).contains("jgun-runner-0.1.0.2.jar");
        assertThat(machine.must("journalctl -o cat -u jgun.service"))
                .doesNotContain("NoClassDefFoundError", "NoSuchFileException", "Traceback");
    }

    private void logsAreRotated() {
        machine.must("""
                echo "accesslog = '/var/log/jgun/access.log'" >> /etc/jgun/jgun.conf.py
                systemctl reload jgun.service
                until grep -q /one /var/log/jgun/access.log; do curl -s http://127.0.0.1:8000/one; sleep 0.1; done
                logrotate -f /etc/logrotate.d/jgun
                until grep -q /two /var/log/jgun/access.log; do curl -s http://127.0.0.1:8000/two; sleep 0.1; done
                grep -q /one /var/log/jgun/access.log.1
                """);
        assertThat(machine.must("stat -c '%U %a' /var/log/jgun/access.log")).isEqualTo("jgun 640");
    }

    private void remove() {
        machine.must("apt-get remove -y jgun");
        assertThat(machine.run("systemctl is-active jgun.socket jgun.service").out())
                .isEqualTo("inactive\ninactive");
        assertThat(machine.must("ls /etc/jgun /var/log/jgun")).contains("jgun.conf.py", "access.log.1");
        machine.must("rm -r /etc/systemd/system/jgun.*.d; apt-get purge -y jgun");
        assertThat(
                        machine.must(
                                "find /etc /usr /var /run /lib /opt -xdev -path /var/log/journal -prune -o -name '*jgun*' -print"))
                .isEmpty();
        assertThat(machine.run("getent passwd jgun; getent group jgun").out()).isEmpty();
        assertThat(machine.run("systemctl list-unit-files --no-legend 'jgun*'").out())
                .isEmpty();
    }

    private Path copied(String change) throws Exception {
        Path copy = Files.createTempDirectory(shared, "home");
        sh("cp -R " + Checkout.home() + "/. " + copy + " && cd " + copy + " && " + change);
        return copy;
    }

    private Path build(Path home, String name, String before) throws Exception {
        Path directory = Files.createDirectory(shared.resolve(name));
        String said = sh(before + "chmod 755 " + directory + "; " + Checkout.root() + "/distribution/deb/build " + home
                + " " + directory);
        return Path.of(said.strip());
    }

    private static String sh(String script) throws IOException, InterruptedException {
        Installed.apt("dpkg-deb", "dpkg");
        Process process = new ProcessBuilder(List.of("sh", "-euc", script))
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out;
    }
}
