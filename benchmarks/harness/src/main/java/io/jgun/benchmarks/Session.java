package io.jgun.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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
            Optional<Case> first =
                    plan.cases().stream().filter(peer.cases()::contains).findFirst();
            if (first.isPresent()) {
                quiet.take();
                say("trying %s", peer.name());
                Server.start(peer, first.get().setup()).close();
            }
        }
    }

    /** All servers in turn, as far as they have cases with this setup. */
    void round(int round, Setup setup) throws IOException, InterruptedException {
        for (Peer peer : plan.peers()) {
            List<Case> cases = plan.cases(peer, setup);
            if (!cases.isEmpty()) {
                quiet.take();
                measure(round, peer, setup, cases);
            }
        }
    }

    private void measure(int round, Peer peer, Setup setup, List<Case> cases) throws IOException, InterruptedException {
        Path temp = Directories.temporary();
        try (Server server = Server.start(peer, setup)) {
            Subject subject = new Subject(server, plan.time(), plan.lead(), temp);
            boolean warm = false;
            for (Case each : cases) {
                if (each.warm() && !warm) {
                    Measurements.warmUp(subject, Load.connections(64), plan.warmUp());
                    warm = true;
                }
                add(round, peer, each, figures(subject, each));
            }
        } catch (ServerFailure e) {
            cases.forEach(each -> add(round, peer, each, new Figures(Map.of(), "did not start")));
            say("%s", e.getMessage());
        } finally {
            Directories.delete(temp);
        }
    }

    /** What one server cannot do must not cost hours of measuring the others. */
    private static Figures figures(Subject subject, Case of) throws InterruptedException {
        try {
            return of.measurement().take(subject);
        } catch (IOException | IllegalArgumentException e) {
            return new Figures(
                    Map.of(), String.valueOf(e.getMessage()).lines().findFirst().orElse("failed"));
        }
    }

    private void add(int round, Peer peer, Case of, Figures figures) {
        samples.add(new Samples.Sample(of, peer.name(), round, figures));
        say("round %d  %-15s %-18s %s", round, of.label(), peer.name(), inWords(of, figures));
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
        out.println(String.format(Locale.ROOT, format, values));
    }
}
