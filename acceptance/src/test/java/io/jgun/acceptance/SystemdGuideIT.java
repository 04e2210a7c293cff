package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * docs/deploy/systemd.md, followed on a machine that has a system manager: the units of etc/systemd as they are shipped,
 * their user, their sandbox, their socket; and the Debian package, from its installation until nothing of it is left.
 */
@BesideOthers
class SystemdGuideIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SERVICE = "jgun.service";
    private static final String WAR = "mkdir -p /srv; cp " + Checkout.sample("shop.war") + " /srv/\n";

    @TempDir
    Path directory;

    private final Guide guide = Guide.of("systemd.md");

    @Test
    void isFollowed() throws Exception {
        try (Machine machine = Machine.boot(directory)) {
            String install = guide.next();
            String application = guide.next();
            tarball(machine);
            everyDay(machine);
            machine.must("""
                    systemctl disable --now jgun.service jgun.socket
                    rm -rf /etc/systemd/system/jgun.* /opt/jgun* /etc/jgun /var/lib/jgun /var/cache/jgun
                    rm -rf /var/lib/private/jgun /var/cache/private/jgun
                    systemctl daemon-reload
                    """);
            guide.assertAllTaken();
            new DebianPackage(machine, Machine.shared(directory))
                    .isInstalledUpgradedAndPurged(install, WAR + application);
        }
    }

    private void tarball(Machine machine) throws IOException {
        Files.copy(
                Checkout.home().resolveSibling("jgun-0.1.0.tar.gz"),
                Machine.shared(directory).resolve("jgun-0.1.0.tar.gz"),
                StandardCopyOption.REPLACE_EXISTING);
        machine.must("cd " + Machine.shared(directory) + "\n" + WAR + guide.next());
        assertThat(machine.property(SERVICE, "StatusText")).startsWith("Serving at http://0.0.0.0:8000 with ");
        assertShop(machine, 8000);
        assertThat(machine.must("ps -o user= -p $(systemctl show -P MainPID jgun.service)"))
                .isEqualTo("jgun");
        await("a class-data archive in its CacheDirectory")
                .atMost(PATIENCE)
                .until(() ->
                        machine.run("ls /var/cache/private/jgun/jgun").out().contains(".current"));
    }

    private static void assertShop(Machine machine, int port) {
        assertThat(machine.must("curl -sS http://127.0.0.1:" + port + "/")).contains("Shop");
    }

    private void everyDay(Machine machine) {
        // Its sandbox lets it reach syslog, too, whose entries are of the facility user.
        machine.must("printf 'syslog = True\\nsyslog_addr = \"unix:///dev/log#dgram\"\\n' >> /etc/jgun/jgun.conf.py");
        assertThat(machine.must(guide.next())).contains("active (running)").contains("Booting worker");
        await().atMost(PATIENCE)
                .until(() -> machine.must("journalctl -o cat SYSLOG_FACILITY=1").contains("Worker exiting"));
        assertThat(machine.property(SERVICE, "ActiveState")).isEqualTo("active");

        machine.must(guide.next());
        assertShop(machine, 8080);
        machine.must(guide.next());
        assertShop(machine, 8080);
        String first = machine.property(SERVICE, "MainPID");
        assertThat(machine.must("tr '\\0' ' ' < /proc/" + first + "/environ")).contains("-XX:MaxRAMPercentage=60");

        machine.must(guide.next());
        String booted = "journalctl -o cat -u jgun.service | grep 'Booting worker' | tail -n 1";
        await().atMost(PATIENCE).until(() -> !machine.must(booted).contains("[" + first + "]"));
        machine.must(guide.next());
        await().atMost(PATIENCE)
                .until(() -> !machine.property(SERVICE, "MainPID").equals(first)
                        && machine.property(SERVICE, "ActiveState").equals("active"));
        assertShop(machine, 8080);

        assertThat(machine.must(guide.next()).lines().reduce("", (before, line) -> line))
                .contains("Overall exposure level for jgun.service: 1.5 OK");
    }
}
