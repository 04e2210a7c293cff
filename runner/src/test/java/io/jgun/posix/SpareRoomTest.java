package io.jgun.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpareRoomTest {

    @TempDir
    Path root;

    private SpareRoom room() {
        return new SpareRoom(root);
    }

    @Test
    void aSystemThatTellsNothingRationsNothing() {
        assertThat(room().rationsProcessor()).isFalse();
        assertThat(room().memory()).isEmpty();
    }

    @Test
    void withoutLimitsTheMemoryOfTheMachineCounts() throws IOException {
        file("proc/meminfo", "MemTotal:       24682828 kB\nMemAvailable:    2048 kB\n");
        file("proc/self/cgroup", "0::/system.slice/jgun.service\n");
        file("sys/fs/cgroup/system.slice/jgun.service/cpu.max", "max 100000\n");
        file("sys/fs/cgroup/system.slice/jgun.service/memory.max", "max\n");
        file("sys/fs/cgroup/system.slice/jgun.service/memory.current", "1000000\n");

        assertThat(room().rationsProcessor()).isFalse();
        assertThat(room().memory()).hasValue(2048 * 1024);
    }

    @Test
    void theNarrowestGroupAroundTheProcessCounts() throws IOException {
        file("proc/meminfo", "MemAvailable: 20000000 kB\n");
        file("proc/self/cgroup", "0::/a/b\n");
        file("sys/fs/cgroup/a/cpu.max", "50000 100000\n");
        file("sys/fs/cgroup/a/memory.max", "1000\n");
        file("sys/fs/cgroup/a/memory.current", "900\n");
        file("sys/fs/cgroup/a/b/memory.max", "5000\n");
        file("sys/fs/cgroup/a/b/memory.current", "800\n");

        assertThat(room().rationsProcessor()).isTrue();
        assertThat(room().memory()).hasValue(100);
    }

    @Test
    void aContainerSeesItsGroupAsTheTop() throws IOException {
        file("proc/self/cgroup", "0::/\n");
        file("sys/fs/cgroup/cpu.max", "100000 100000\n");
        file("sys/fs/cgroup/memory.max", "268435456\n");
        file("sys/fs/cgroup/memory.current", "168435456\n");

        assertThat(room().rationsProcessor()).isTrue();
        assertThat(room().memory()).hasValue(100_000_000);
    }

    @Test
    void theFirstVersionOfControlGroups() throws IOException {
        file("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n");
        file("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
        file("sys/fs/cgroup/memory/memory.usage_in_bytes", "4096\n");
        assertThat(room().rationsProcessor()).isFalse();
        assertThat(room().memory()).isEmpty();

        file("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "50000\n");
        file("sys/fs/cgroup/memory/memory.limit_in_bytes", "8192\n");
        assertThat(room().rationsProcessor()).isTrue();
        assertThat(room().memory()).hasValue(4096);
    }

    private void file(String name, String content) throws IOException {
        Path path = root.resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }
}
