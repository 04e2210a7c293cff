package io.jgun.servlet.select;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ForecastTest {

    private static final long QUICK = TimeUnit.MICROSECONDS.toNanos(20);
    private static final long SLOW = TimeUnit.MILLISECONDS.toNanos(20);

    private static final int PLAIN = Forecast.variant("GET", null);

    private final Forecast forecast = new Forecast();

    @Test
    void whatIsNotKnownIsNotQuick() {
        assertThat(forecast.isQuick("/", PLAIN)).isFalse();
        learn("/", QUICK, 7);
        assertThat(forecast.isQuick("/", PLAIN)).isFalse();
        learn("/", QUICK, 1);
        assertThat(forecast.isQuick("/", PLAIN)).isTrue();
    }

    @Test
    void eachPathIsKnownByItself() {
        learn("/shop/cart", QUICK, 100);
        learn("/shop/report", SLOW, 1);
        assertThat(forecast.isQuick("/shop/cart", PLAIN)).isTrue();
        assertThat(forecast.isQuick("/shop/report", PLAIN)).isFalse();
        assertThat(forecast.isQuick("/", PLAIN)).isFalse();
    }

    @Test
    void aQueryThatIsSlowSlowsNoOtherDown() {
        int sleeps = Forecast.variant("GET", "sleep=20");
        learn("/", QUICK, 100);
        for (int i = 0; i < 100; i++) {
            forecast.learn("/", sleeps, SLOW);
            learn("/", QUICK, 10);
        }
        assertThat(forecast.isQuick("/", sleeps)).isFalse();
        assertThat(forecast.isQuick("/", PLAIN)).isTrue();
    }

    @Test
    void aMethodIsKnownByItself() {
        int post = Forecast.variant("POST", null);
        learn("/login", QUICK, 100);
        forecast.learn("/login", post, SLOW);
        assertThat(forecast.isQuick("/login", post)).isFalse();
        assertThat(forecast.isQuick("/login", PLAIN)).isTrue();
    }

    @Test
    void ofAQueryThatIsNewTheOthersOfItsPathTell() {
        learn("/shop/cart", QUICK, 100);
        for (int id = 0; id < 100; id++) {
            forecast.learn("/shop/report", Forecast.variant("GET", "id=" + id), SLOW);
            forecast.learn("/shop/price", Forecast.variant("GET", "id=" + id), QUICK);
        }
        int fresh = Forecast.variant("GET", "id=4711");
        assertThat(forecast.isQuick("/shop/report", fresh)).isFalse();
        assertThat(forecast.isQuick("/shop/price", fresh)).isTrue();
    }

    @Test
    void theDirectoryTellsOfPathsThatAreNew() {
        for (int id = 0; id < 100; id++) {
            learn("/users/" + id, QUICK, 1);
        }
        assertThat(forecast.isQuick("/users/4711", PLAIN)).isTrue();
        assertThat(forecast.isQuick("/orders/4711", PLAIN)).isFalse();
        learn("/users/0815", SLOW, 1);
        assertThat(forecast.isQuick("/users/0815", PLAIN)).isFalse();
        assertThat(forecast.isQuick("/users/4711", PLAIN)).isTrue();
    }

    @Test
    void aFewThatAreSlowDoNotMakeAPathSlowAndManyDo() {
        learn("/", QUICK, 100);
        learn("/", SLOW, 20);
        assertThat(forecast.isQuick("/", PLAIN)).isTrue();
        learn("/", SLOW, 2);
        assertThat(forecast.isQuick("/", PLAIN)).isFalse();
        learn("/", QUICK, 200);
        assertThat(forecast.isQuick("/", PLAIN)).isTrue();
    }

    @Test
    void aPathOfWhichEveryThirdIsSlowIsNotQuick() {
        int quick = 0;
        for (int i = 0; i < 1000; i++) {
            learn("/", QUICK, 2);
            learn("/", SLOW, 1);
            quick += forecast.isQuick("/", PLAIN) ? 1 : 0;
        }
        assertThat(quick).isZero();
    }

    @Test
    void aPathThatFailsTooOftenIsBarredHoweverQuickTheOthersAre() {
        learn("/", QUICK, 1000);
        for (int i = 0; i < 3; i++) {
            forecast.failed("/", PLAIN);
            learn("/", QUICK, 20);
        }
        assertThat(forecast.isQuick("/", PLAIN)).isTrue();
        forecast.failed("/", PLAIN);
        learn("/", QUICK, 1000);
        assertThat(forecast.isQuick("/", PLAIN)).isFalse();
    }

    @Test
    void oneInAThousandMayFail() {
        for (int i = 0; i < 20; i++) {
            learn("/", QUICK, 999);
            forecast.failed("/", PLAIN);
            assertThat(forecast.isQuick("/", PLAIN)).isTrue();
        }
    }

    @Test
    void aPathThatIsAskedForOftenKeepsItsPlaceAmongManyThatAreNot() {
        for (int id = 0; id < 100_000; id++) {
            learn("/hot", QUICK, 4);
            learn("/cold/" + id, SLOW, 1);
        }
        assertThat(forecast.isQuick("/hot", PLAIN)).isTrue();
    }

    private void learn(String path, long nanos, int times) {
        for (int i = 0; i < times; i++) {
            forecast.learn(path, PLAIN, nanos);
        }
    }
}
