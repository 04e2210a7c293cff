package io.jgun.benchmarks;

import static io.jgun.benchmarks.Metric.CPU;
import static io.jgun.benchmarks.Metric.FIRST;
import static io.jgun.benchmarks.Metric.P99;
import static io.jgun.benchmarks.Metric.PRIVATE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What jgun wants to be, beside its peers.
 *
 * @param over names of peers; the best of them counts
 * @param limit the largest ratio of jgun's figure to theirs
 */
record Goal(Case of, Metric metric, List<String> over, double limit) {
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
            new Goal(Case.C64, CPU, TOMCAT, 0.70),
            new Goal(Case.C64, CPU, JETTY, 0.60),
            new Goal(Case.C64, CPU, UNDERTOW, 0.45),
            new Goal(Case.C64, CPU, PAYARA, 0.45),
            new Goal(Case.C64, CPU, WEBAPP_RUNNER, 0.55),
            new Goal(Case.C64, CPU, List.of("jetty-inline"), 1.10),
            new Goal(Case.CLOSE, CPU, TOMCAT, 0.80),
            new Goal(Case.CLOSE, CPU, JETTY, 0.70),
            new Goal(Case.C1, CPU, ALL, 1.05),
            new Goal(Case.C1, P99, ALL, 1.05),
            new Goal(Case.C512, CPU, ALL, 1.05),
            new Goal(Case.C512, P99, ALL, 1.05),
            new Goal(Case.MIXED, P99, JETTY, 1.00),
            new Goal(Case.BLOCKING, P99, ALL, 1.00),
            new Goal(Case.LOG, CPU, ALL, 1.00),
            new Goal(Case.FILE, CPU, TOMCAT, 1.00),
            new Goal(Case.POST, CPU, ALL, 1.00),
            new Goal(Case.START, FIRST, List.of("gunicorn"), 1.50),
            new Goal(Case.START, FIRST, JETTY, 0.50),
            new Goal(Case.START, FIRST, TOMCAT, 0.40),
            new Goal(Case.IDLE_MEMORY, PRIVATE, TOMCAT, 1.00),
            new Goal(Case.IDLE_MEMORY, PRIVATE, UNDERTOW, 1.00),
            new Goal(Case.LOADED_MEMORY, PRIVATE, TOMCAT, 1.00),
            new Goal(Case.LOADED_MEMORY, PRIVATE, UNDERTOW, 1.00));

    /** @param measured the median of the rounds, over the best peer */
    record Outcome(Goal goal, double measured) {
        boolean met() {
            return measured <= goal.limit();
        }
    }

    /** Of the goals for which there are figures. */
    static List<Outcome> outcomes(Samples samples) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Goal goal : GOALS) {
            goal.over().stream()
                    .filter(peer -> samples.faults(goal.of(), peer).isEmpty())
                    .map(peer -> samples.ratio(goal.of(), Catalogue.REFERENCE, peer, goal.metric()))
                    .flatMap(Optional::stream)
                    .mapToDouble(Statistics::median)
                    .max()
                    .ifPresent(ratio -> outcomes.add(new Outcome(goal, ratio)));
        }
        return outcomes;
    }

    /** All that jgun is compared to in them. */
    static Set<String> peers() {
        return GOALS.stream().flatMap(goal -> goal.over().stream()).collect(Collectors.toSet());
    }

    String title() {
        return over.equals(ALL) ? "all" : String.join(", ", over);
    }
}
