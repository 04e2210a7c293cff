package io.jgun.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The directory that the results are written to. */
final class Results {
    private final Path directory;
    private final Checkout checkout;
    private final List<Peer> peers;

    Results(Path directory, Checkout checkout, List<Peer> peers) {
        this.directory = directory;
        this.checkout = checkout;
        this.peers = peers;
    }

    Path markdown() {
        return directory.resolve("README.md");
    }

    /** All figures, for {@code --keep} and for whoever wants to reckon with them. */
    Path samples() {
        return directory.resolve("samples.tsv");
    }

    void write(Samples samples, Map<String, String> facts) throws IOException {
        Files.createDirectories(directory);
        SampleFile.write(samples(), samples);
        Files.writeString(markdown(), new MarkdownReport(samples, peers, checkout).write(facts));
        for (Case each : Case.values()) {
            Metric metric = each.metrics().get(0);
            List<BarChart.Bar> bars = peers.stream()
                    .flatMap(peer -> samples.statistics(each, peer.name(), metric).stream()
                            .map(value -> new BarChart.Bar(
                                    peer.name()
                                            + (samples.faults(each, peer.name()).isEmpty() ? "" : " †"),
                                    value,
                                    peer.name().equals(Catalogue.REFERENCE))))
                    .toList();
            if (bars.size() > 1) {
                Files.writeString(
                        directory.resolve(each.label() + ".svg"),
                        BarChart.draw(each.label() + ": " + each.title(), metric.title(), bars));
            }
        }
    }
}
