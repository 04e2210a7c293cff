package io.jgun.benchmarks;

import java.time.Duration;
import java.util.List;

/**
 * What is to be measured, in this order.
 *
 * @param time how long each load takes
 * @param warmUp how long a server is loaded before
 */
record Plan(List<Peer> peers, List<Case> cases, int rounds, Duration time, Duration warmUp) {
    Plan {
        peers = List.copyOf(peers);
        cases = List.copyOf(cases);
    }

    /** How long each of its loads runs before it is measured. */
    Duration lead() {
        return warmUp.dividedBy(2);
    }

    /** Whether it will measure that anew. */
    boolean measures(Samples.Sample sample) {
        return cases.contains(sample.of())
                && peers.stream().anyMatch(peer -> peer.name().equals(sample.peer()));
    }

    /** The cases that share a server of this peer. */
    List<Case> cases(Peer peer, Setup setup) {
        return cases.stream()
                .filter(each -> each.setup() == setup && peer.cases().contains(each))
                .toList();
    }
}
