package io.jgun.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private final List<Peer> peers =
            new Catalogue(new Checkout(Path.of("/src/jgun"), Path.of("/opt/java")), new Versions()).peers();

    @Test
    void hasEveryPeerOnce() {
        assertThat(peers).extracting(Peer::name).doesNotHaveDuplicates().contains(Catalogue.REFERENCE);
    }

    @Test
    void startsEveryPeerInEverySetupThatItsCasesNeed() {
        for (Peer peer : peers) {
            for (Case each : peer.cases()) {
                assertThat(peer.command(each.setup(), Place.SHOWN).words())
                        .as("%s for %s", peer.name(), each.label())
                        .isNotEmpty()
                        .doesNotContain("");
            }
        }
    }

    @Test
    void tellsSetupsApart() {
        Peer jgun = peers.get(0);

        assertThat(jgun.command(Setup.LOG, Place.SHOWN).words()).contains("--access-logfile", "TEMP/access.log");
        assertThat(jgun.command(Setup.POOL, Place.SHOWN).words()).contains("--workers", "--threads", "8");
        assertThat(jgun.command(Setup.PLAIN, Place.SHOWN).words())
                .containsExactly(
                        "/src/jgun/distribution/target/jgun/bin/jgun",
                        "-b",
                        "127.0.0.1:8000",
                        "--classpath",
                        "/src/jgun/benchmarks/servlet/target/classes",
                        "bench.Hello");
    }

    @Test
    void knowsWhoseGoalsThereAre() {
        List<String> names = peers.stream().map(Peer::name).toList();

        assertThat(Goal.peers()).isSubsetOf(names);
    }
}
