package io.jgun.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SignalsTest {

    @Test
    void handsOnWhatTheProcessIsSent() throws Exception {
        LinkedBlockingQueue<String> seen = new LinkedBlockingQueue<>();
        assertThat(Signals.handle("TTIN", seen::add)).isTrue();

        String pid = Long.toString(ProcessHandle.current().pid());
        assertThat(new ProcessBuilder("kill", "-TTIN", pid).start().waitFor()).isZero();

        assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("TTIN");
    }

    @Test
    void leavesQuitToTheJvm() {
        assertThat(Signals.handle("QUIT", name -> {})).isFalse();
    }

    @Test
    void knowsNoSignalOfThatName() {
        assertThat(Signals.handle("NONSENSE", name -> {})).isFalse();
    }
}
