package io.jgun.benchmarks;

import static io.jgun.benchmarks.Metric.CONNECTION;
import static io.jgun.benchmarks.Metric.CPU;
import static io.jgun.benchmarks.Metric.FIRST;
import static io.jgun.benchmarks.Metric.P99;
import static io.jgun.benchmarks.Metric.PRIVATE;
import static io.jgun.benchmarks.Metric.RATE;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What jgun wants to be.
 *
 * @param comparison what the figure is compared to
 * @param limit the largest that this may give
 */
record Goal(Case of, Metric metric, Comparison comparison, double limit) {
    private static final List<String> JETTY = List.of("jetty", "jetty-best");
    private static final List<String> TOMCAT = List.of("tomcat", "tomcat-best");
    private static final List<String> UNDERTOW = List.of("undertow", "undertow-best");
    private static final List<String> PAYARA = List.of("payara", "payara-best");
    private static final List<String> WEBAPP_RUNNER = List.of("webapp-runner", "webapp-runner-best");
    private static final List<String> ALL = List.of(
            "jetty",
            "jetty-best",
            "tomcat",
            "tomcat-best",
            "undertow",
            "undertow-best",
            "payara",
            "payara-best",
            "webapp-runner",
            "webapp-runner-best");
    private static final List<Goal> GOALS = List.of(
            best(Case.C64, CPU, TOMCAT, 0.70),
            best(Case.C64, CPU, JETTY, 0.60),
            best(Case.C64, CPU, UNDERTOW, 0.45),
            best(Case.C64, CPU, PAYARA, 0.45),
            best(Case.C64, CPU, WEBAPP_RUNNER, 0.55),
            best(Case.C64, CPU, List.of("jetty-inline"), 1.10),
            best(Case.CLOSE, CPU, TOMCAT, 0.80),
            best(Case.CLOSE, CPU, JETTY, 0.70),
            best(Case.C1, CPU, ALL, 1.05),
            best(Case.C1, P99, ALL, 1.05),
            best(Case.C512, CPU, ALL, 1.05),
            best(Case.C512, P99, ALL, 1.05),
            best(Case.MIXED, P99, JETTY, 1.00),
            best(Case.BLOCKING, P99, ALL, 1.00),
            new Goal(Case.BLOCKING, RATE, sleepers(), 1.03),
            best(Case.LOG, CPU, ALL, 1.00),
            new Goal(Case.LOG, CPU, new Comparison.WithCase(Case.C64), 1.10),
            best(Case.FILE, CPU, TOMCAT, 1.00),
            best(Case.POST, CPU, ALL, 1.00),
            best(Case.START, FIRST, List.of("gunicorn"), 1.50),
            best(Case.START, FIRST, JETTY, 0.50),
            best(Case.START, FIRST, TOMCAT, 0.40),
            new Goal(Case.START, FIRST, new Comparison.OfForm("jgun-war"), 1.50),
            best(Case.IDLE_MEMORY, PRIVATE, TOMCAT, 1.00),
            best(Case.IDLE_MEMORY, PRIVATE, UNDERTOW, 1.00),
            best(Case.LOADED_MEMORY, PRIVATE, TOMCAT, 1.00),
            best(Case.LOADED_MEMORY, PRIVATE, UNDERTOW, 1.00),
            new Goal(Case.CONNECTIONS, CONNECTION, new Comparison.Alone(), 6_000));

    private static Goal best(Case of, Metric metric, List<String> over, double limit) {
        String title = Catalogue.REFERENCE + " over " + (over.equals(ALL) ? "all" : String.join(", ", over));
        return new Goal(of, metric, new Comparison.WithBest(title, over), limit);
    }

    private static Comparison sleepers() {
        return new Comparison.WithMost(
                Setup.THREADS + " threads / " + Load.SLEEP_MILLIS + " ms",
                Setup.THREADS * 1000.0 / Load.SLEEP_MILLIS);
    }

    /** @param measured the median of the rounds */
    record Outcome(Goal goal, double measured) {
        boolean met() {
            return measured <= goal.limit();
        }
    }

    /** Of the goals for which there are figures. */
    static List<Outcome> outcomes(Samples samples) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Goal goal : GOALS) {
            goal.comparison()
                    .measured(samples, goal.of(), goal.metric())
                    .ifPresent(measured -> outcomes.add(new Outcome(goal, measured)));
        }
        return outcomes;
    }

    /** All that are in them. */
    static Set<String> peers() {
        return GOALS.stream()
                .flatMap(goal -> goal.comparison().peers().stream())
                .collect(Collectors.toSet());
    }

    String title() {
        return comparison.title(of);
    }
}
