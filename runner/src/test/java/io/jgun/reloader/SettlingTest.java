package io.jgun.reloader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SettlingTest {

    private final Settling settling = new Settling();

    @Test
    void oneFileIsNotKeptWaiting() {
        settling.noticed(Set.of(Path.of("/a")), at(0));

        assertThat(settling.take(at(50))).isEmpty();
        assertThat(settling.take(at(100))).containsExactly(Path.of("/a"));
        assertThat(settling.take(at(1000))).isEmpty();
    }

    @Test
    void manyFilesMayPauseLonger() {
        for (int i = 0; i < 40; i++) {
            settling.noticed(Set.of(Path.of("/" + i)), at(i));
        }

        assertThat(settling.take(at(39 + 390))).isEmpty();
        assertThat(settling.take(at(39 + 400))).hasSize(40);
    }

    @Test
    void eachChangeBeginsTheWaitAnew() {
        settling.noticed(Set.of(Path.of("/a")), at(0));
        settling.noticed(Set.of(Path.of("/a")), at(80));

        assertThat(settling.take(at(160))).isEmpty();
        assertThat(settling.take(at(170))).containsExactly(Path.of("/a"));
    }

    @Test
    void aFileThatNeverRestsDoesNotKeepTheOthersForEver() {
        for (int millis = 0; millis < 10_000; millis += 50) {
            settling.noticed(Set.of(Path.of("/app.log")), at(millis));
            assertThat(settling.take(at(millis))).isEmpty();
        }
        assertThat(settling.take(at(10_000))).containsExactly(Path.of("/app.log"));
    }

    @Test
    void saysHowLongToWait() {
        assertThat(settling.remaining(at(0), at(250))).isEqualTo(at(250));
        settling.noticed(Set.of(Path.of("/a")), at(0));
        assertThat(settling.remaining(at(30), at(250))).isEqualTo(at(60));
        assertThat(settling.remaining(at(300), at(250))).isZero();
    }

    private static long at(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
