package io.jgun.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
@Timeout(60)
class OtherProcessTest {

    @Test
    void aProcessIsAliveUntilItEnds() throws Exception {
        Process process = new ProcessBuilder("cat").start();
        OtherProcess seen = OtherProcess.of(process.pid());
        assertThat(seen.pid()).isEqualTo(process.pid());
        assertThat(seen.isAlive()).isTrue();

        process.destroyForcibly().waitFor();

        assertThat(seen.isAlive()).isFalse();
        assertThat(OtherProcess.of(process.pid()).isAlive()).isFalse();
    }

    @Test
    void oneThatNobodyHasWaitedForHasEnded() throws Exception {
        // The shell becomes, while the child lives, a program that waits for none.
        Process parent = new ProcessBuilder("sh", "-c", "sleep 0.3 & echo $!; exec sleep 20").start();
        try {
            String pid = parent.inputReader().readLine();
            await().atMost(10, TimeUnit.SECONDS).until(() -> OtherProcess.isZombie(Long.parseLong(pid)));
            assertThat(OtherProcess.of(Long.parseLong(pid)).isAlive()).isFalse();
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void theParentIsWhoHasStartedThis() {
        assertThat(OtherProcess.parent())
                .isEqualTo(
                        ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L));
        assertThat(OtherProcess.of(ProcessHandle.current().pid()).isAlive()).isTrue();
    }
}
