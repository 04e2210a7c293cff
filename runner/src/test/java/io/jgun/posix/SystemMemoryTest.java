package io.jgun.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemMemoryTest {

    private static final long MACHINE = 8L << 30;

    @TempDir
    Path root;

    @BeforeEach
    void machine() throws IOException {
        file("proc/meminfo", "MemTotal:        8388608 kB\nMemFree:         1 kB\n");
    }

    @Test
    void aMachineWithoutLimits() throws IOException {
        assertThat(limit()).isEqualTo(MACHINE);
        file("proc/self/cgroup", "0::/user.slice/session-1.scope\n");
        file("sys/fs/cgroup/user.slice/memory.max", "max\n");
        assertThat(limit()).isEqualTo(MACHINE);
    }

    @Test
    void theSmallestLimitOnTheWayUpCounts() throws IOException {
        file("proc/self/cgroup", "0::/system.slice/jgun.service\n");
        file("sys/fs/cgroup/system.slice/jgun.service/memory.max", "536870912\n");
        assertThat(limit()).isEqualTo(512 << 20);
        file("sys/fs/cgroup/system.slice/memory.max", "268435456\n");
        assertThat(limit()).isEqualTo(256 << 20);
    }

    @Test
    void aContainerThatSeesThePathOfItsHost() throws IOException {
        file("proc/self/cgroup", "0::/docker/0123abc\n");
        file("sys/fs/cgroup/memory.max", "268435456\n");
        assertThat(limit()).isEqualTo(256 << 20);
        file("proc/self/cgroup", "0::/../../docker\n");
        assertThat(limit()).as("a path that leads out of the mount").isEqualTo(MACHINE);
    }

    @Test
    void cgroupsOfTheFirstVersion() throws IOException {
        file("proc/self/cgroup", "5:cpu,cpuacct:/docker/1\n4:memory:/docker/1\n");
        file("sys/fs/cgroup/memory/docker/1/memory.limit_in_bytes", "1073741824\n");
        file("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n"); // none
        assertThat(limit()).isEqualTo(1 << 30);
    }

    @Test
    void nothingIsKnown() throws IOException {
        Files.delete(root.resolve("proc/meminfo"));
        assertThat(limit()).isZero();
    }

    @Test
    void residentSets() throws IOException {
        file("proc/77/status", "Name:\tjava\nVmPeak:\t  900000 kB\nVmRSS:\t  123456 kB\n");
        SystemMemory memory = new SystemMemory(root);
        assertThat(memory.resident(77)).isEqualTo(123456L * 1024);
        assertThat(memory.resident(78)).isZero();
        assertThat(SystemMemory.here().resident(ProcessHandle.current().pid())).isGreaterThan(1 << 20);
    }

    private long limit() {
        return new SystemMemory(root).limit();
    }

    private void file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
