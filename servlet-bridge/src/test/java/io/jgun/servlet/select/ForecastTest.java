package io.jgun.servlet.select;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ForecastTest {

    private static final long QUICK = TimeUnit.MICROSECONDS.toNanos(20);
    private static final long SLOW = TimeUnit.MILLISECONDS.toNanos(20);

    private final Forecast forecast = new Forecast();

    @Test
    void whatIsNotKnownIsNotQuick() {
        assertThat(forecast.isQuick("/")).isFalse();
        learn("/", QUICK, 7);
        assertThat(forecast.isQuick("/")).isFalse();
        learn("/", QUICK, 1);
        assertThat(forecast.isQuick("/")).isTrue();
    }

    @Test
    void eachPathIsKnownByItself() {
        learn("/shop/cart", QUICK, 100);
        learn("/shop/report", SLOW, 1);
        assertThat(forecast.isQuick("/shop/cart")).isTrue();
        assertThat(forecast.isQuick("/shop/report")).isFalse();
        assertThat(forecast.isQuick("/")).isFalse();
    }

    @Test
    void theDirectoryTellsOfPathsThatAreNew() {
        for (int id = 0; id < 100; id++) {
            learn("/users/" + id, QUICK, 1);
        }
        assertThat(forecast.isQuick("/users/4711")).isTrue();
        assertThat(forecast.isQuick("/orders/4711")).isFalse();
        learn("/users/0815", SLOW, 1);
        assertThat(forecast.isQuick("/users/0815")).isFalse();
        assertThat(forecast.isQuick("/users/4711")).isTrue();
    }

    @Test
    void aFewThatAreSlowDoNotMakeAPathSlowAndManyDo() {
        learn("/", QUICK, 100);
        learn("/", SLOW, 20);
        assertThat(forecast.isQuick("/")).isTrue();
        learn("/", SLOW, 2);
        assertThat(forecast.isQuick("/")).isFalse();
        learn("/", QUICK, 200);
        assertThat(forecast.isQuick("/")).isTrue();
    }

    @Test
    void aPathOfWhichEveryThirdIsSlowIsNotQuick() {
        int quick = 0;
        for (int i = 0; i < 1000; i++) {
            learn("/", QUICK, 2);
            learn("/", SLOW, 1);
            quick += forecast.isQuick("/") ? 1 : 0;
        }
        assertThat(quick).isZero();
    }

    @Test
    void aPathThatFailsTooOftenIsBarredHoweverQuickTheOthersAre() {
        learn("/", QUICK, 1000);
        for (int i = 0; i < 3; i++) {
            forecast.failed("/");
            learn("/", QUICK, 20);
        }
        assertThat(forecast.isQuick("/")).isTrue();
        forecast.failed("/");
        learn("/", QUICK, 1000);
        assertThat(forecast.isQuick("/")).isFalse();
    }

    @Test
    void oneInAThousandMayFail() {
        for (int i = 0; i < 20; i++) {
            learn("/", QUICK, 999);
            forecast.failed("/");
            assertThat(forecast.isQuick("/")).isTrue();
        }
    }

    @Test
    void aPathThatIsAskedForOftenKeepsItsPlaceAmongManyThatAreNot() {
        for (int id = 0; id < 100_000; id++) {
            learn("/hot", QUICK, 4);
            learn("/cold/" + id, SLOW, 1);
        }
        assertThat(forecast.isQuick("/hot")).isTrue();
    }

    private void learn(String path, long nanos, int times) {
        for (int i = 0; i < times; i++) {
            forecast.learn(path, nanos);
        }
    }
}
