package io.jgun.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Carries a plan out: the servers take turns, so that a slow minute of the machine hits all of them. */
final class Session {
    private final Plan plan;
    private final Quiet quiet;
    private final PrintStream out;
    private final Samples samples;

    Session(Plan plan, Quiet quiet, PrintStream out, Samples samples) {
        this.plan = plan;
        this.quiet = quiet;
        this.out = out;
        this.samples = samples;
    }

    /** Starts every server once, which shows early what does not work, and fills the page cache. */
    void rehearse() throws IOException, InterruptedException {
        for (Peer peer : plan.peers()) {
            for (Setup setup : Setup.values()) {
                if (!plan.cases(peer, setup).isEmpty()) {
                    say("trying %s, %s", peer.name(), setup.title());
                    Server.start(peer, setup).close();
                }
            }
        }
    }

    void round(int round) throws IOException, InterruptedException {
        for (Setup setup : Setup.values()) {
            for (Peer peer : plan.peers()) {
                List<Case> cases = plan.cases(peer, setup);
                if (!cases.isEmpty()) {
                    Quiet.Hold hold = quiet.take();
                    try {
                        measure(round, peer, setup, cases);
                    } finally {
                        hold.close();
                    }
                }
            }
        }
    }

    private void measure(int round, Peer peer, Setup setup, List<Case> cases) throws IOException, InterruptedException {
        Path temp = Files.createTempDirectory("benchmark");
        try (Server server = Server.start(peer, setup)) {
            Subject subject = new Subject(server, plan.time(), temp);
            boolean warm = false;
            for (Case each : cases) {
                if (each.warm() && !warm) {
                    Measurements.warmUp(subject, plan.warmUp());
                    warm = true;
                }
                Figures figures = each.measurement().take(subject);
                samples.add(new Samples.Sample(each, peer.name(), round, figures));
                say("round %d  %-14s %-14s %s", round, each.label(), peer.name(), inWords(each, figures));
            }
        } finally {
            Directories.delete(temp);
        }
    }

    private static String inWords(Case of, Figures figures) {
        StringBuilder words = new StringBuilder();
        for (Metric metric : of.metrics()) {
            Double value = figures.values().get(metric);
            if (value != null) {
                words.append(metric.title())
                        .append(' ')
                        .append(Metric.format(value))
                        .append("  ");
            }
        }
        return words + (figures.fault().isEmpty() ? "" : "(" + figures.fault() + ")");
    }

    private void say(String format, Object... values) {
        out.println(String.format(java.util.Locale.ROOT, format, values));
    }
}
