package io.jgun.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(
        name = "benchmarks/run",
        mixinStandardHelpOptions = false,
        sortOptions = false,
        usageHelpWidth = 110,
        description = "Measures jgun beside its peers, and writes the results as Markdown and SVG.")
final class Run implements Callable<Integer> {
    @Option(names = "--peer", paramLabel = "NAME", description = "Only this server; repeatable.")
    private List<String> peerNames = List.of();

    @Option(
            names = "--case",
            paramLabel = "NAME",
            description = "Only this case, or the cases whose names begin so, as prefork; repeatable.")
    private List<String> caseNames = List.of();

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "3", description = "How often; 3.")
    private int rounds;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "5", description = "How long each load takes; 5.")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "S",
            defaultValue = "20",
            description = "How long each server is loaded before it is measured, and half as long for each load; 20.")
    private int warmUp;

    @Option(names = "--out", paramLabel = "DIR", description = "Where the results go; benchmarks/results.")
    private Path out;

    @Option(
            names = "--keep",
            description = "Keep the results in DIR of what is not measured now; without it they are replaced.")
    private boolean keep;

    @Option(
            names = "--lock",
            paramLabel = "FILE",
            description = "Hold this lock, as flock(1) does, while a server is measured.")
    private Path lock;

    @Option(names = "--list", description = "Say which peers and cases there are.")
    private boolean list;

    @Option(names = "--help", usageHelp = true, description = "Say this.")
    private boolean help;

    private final Checkout checkout;
    private final PrintStream stdout;

    private Run(Checkout checkout, PrintStream stdout) {
        this.checkout = checkout;
        this.stdout = stdout;
    }

    public static void main(String[] args) {
        Checkout checkout = new Checkout(
                Path.of(System.getProperty("benchmarks.checkout", "")).toAbsolutePath(),
                Path.of(System.getProperty("java.home")));
        CommandLine line = new CommandLine(new Run(checkout, System.out));
        line.setParameterExceptionHandler((exception, words) -> {
            System.err.println("benchmarks/run: " + exception.getMessage() + " (--help says what there is)");
            return 2;
        });
        line.setExecutionExceptionHandler((exception, command, result) -> {
            System.err.println("benchmarks/run: " + exception.getMessage());
            return exception instanceof Misuse ? 2 : 1;
        });
        System.exit(line.execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Peer> catalogue = new Catalogue(checkout, new Versions()).peers();
        if (list) {
            list(catalogue);
            return 0;
        }
        Plan plan = plan(catalogue);
        Workshop.prepare(checkout);
        JgunRecipes.makeClassData(checkout, checkout.jgun());
        Map<String, String> facts = new LinkedHashMap<>(Machine.facts(checkout));
        facts.put(
                "loads",
                seconds + " s each; " + warmUp
                        + " s at first and half of that before each are not measured; wrk has one thread");
        Results results =
                new Results(out == null ? checkout.benchmarks().resolve("results") : out, checkout, catalogue);
        Samples samples = new Samples();
        if (keep) {
            SampleFile.read(results.samples()).stream()
                    .filter(each -> !plan.measures(each))
                    .forEach(samples::add);
            facts.put("kept", "some figures are of earlier runs, with another date or length");
        }
        try (Quiet quiet = lock == null ? Quiet.none() : Quiet.by(lock)) {
            Session session = new Session(plan, quiet, stdout, samples);
            session.rehearse();
            for (int round = 1; round <= rounds; round++) {
                facts.put("rounds", Integer.toString(round));
                for (Setup setup : Setup.values()) {
                    session.round(round, setup);
                    results.write(samples, facts); // what there is, should it be interrupted
                }
            }
        }
        stdout.println(Files.readString(results.markdown()));
        stdout.println("Written to " + results.markdown().getParent());
        return 0;
    }

    private Plan plan(List<Peer> catalogue) {
        atLeastOne("--rounds", rounds);
        atLeastOne("--seconds", seconds);
        atLeastOne("--warm-up", warmUp);
        List<Peer> peers = peerNames.isEmpty()
                ? catalogue
                : peerNames.stream()
                        .map(name -> peer(catalogue, name))
                        .distinct()
                        .toList();
        List<Case> cases = caseNames.isEmpty()
                ? Arrays.asList(Case.values())
                : caseNames.stream()
                        .flatMap(name -> Case.named(name).stream())
                        .distinct()
                        .sorted()
                        .toList();
        return new Plan(peers, cases, rounds, Duration.ofSeconds(seconds), Duration.ofSeconds(warmUp));
    }

    private static Peer peer(List<Peer> catalogue, String name) {
        return catalogue.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Misuse.unknown(
                        "--peer", name, catalogue.stream().map(Peer::name).toList()));
    }

    private static void atLeastOne(String option, int value) {
        if (value < 1) {
            throw new Misuse(option + " " + value + ": at least 1");
        }
    }

    private void list(List<Peer> catalogue) {
        stdout.println("Peers (--peer):");
        for (Peer each : catalogue) {
            stdout.printf("  %-16s %s, %s%n", each.name(), each.title(), each.what());
        }
        stdout.println("Cases (--case):");
        for (Case each : Case.values()) {
            stdout.printf("  %-16s %s%n", each.label(), each.title());
        }
    }
}
