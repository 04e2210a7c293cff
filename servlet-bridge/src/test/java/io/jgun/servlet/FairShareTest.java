package io.jgun.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FairShareTest {

    private final AtomicInteger free = new AtomicInteger(2);
    private final FairShare share = new FairShare(free::get);
    private final AtomicInteger told = new AtomicInteger();

    @Test
    void asManyConnectionsAsThereAreThreadsForTheirFirstRequests() {
        assertThat(share.admits()).isTrue();
        share.accepted();
        assertThat(share.admits()).isTrue();
        share.accepted();
        assertThat(share.admits()).isFalse();
        share.begun(); // its thread is free again by now
        assertThat(share.admits()).isTrue();
    }

    @Test
    void noneWhileAllThreadsAreBusy() {
        free.set(0);
        assertThat(share.admits()).isFalse();
        free.set(1);
        assertThat(share.admits()).isTrue();
    }

    @Test
    void aConnectionThatBringsNothingIsNotWaitedForForLong() {
        free.set(1);
        share.accepted();
        assertThat(share.admits()).isFalse();
        Await.until(share::admits);
    }

    @Test
    void whereConnectionsComeBackNewOnesAreTakenAfterAPause() {
        free.set(0);
        share.accepted();
        share.begun();
        share.returned();
        assertThat(share.admits()).isFalse();
        Await.until(share::admits);

        share.accepted();
        share.begun();
        assertThat(share.admits()).as("the next one, at once").isFalse();
        Await.until(share::admits);

        share.accepted();
        share.begun();
        share.left();
        assertThat(share.admits()).isFalse();
        long until = System.nanoTime() + 50_000_000;
        while (System.nanoTime() < until) {
            assertThat(share.admits()).as("nobody comes back any more").isFalse();
        }
    }

    @Test
    void whoWaitsIsToldWhenThereMayBeRoom() {
        Runnable waiting = told::incrementAndGet;
        share.whenFreed(waiting);
        share.freed();
        assertThat(told).hasValue(1);
        share.accepted();
        share.begun();
        assertThat(told).hasValue(2);
        share.never(waiting);
        share.freed();
        assertThat(told).hasValue(2);
    }
}
