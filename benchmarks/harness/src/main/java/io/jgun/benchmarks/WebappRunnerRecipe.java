package io.jgun.benchmarks;

import java.nio.file.Path;

/** How webapp-runner is started. */
record WebappRunnerRecipe(Checkout checkout, String flags, boolean unlimited) implements Peer.Recipe {
    @Override
    public Command command(Setup setup, Place place) {
        Path war = setup == Setup.FILES ? Workshop.war(checkout) : checkout.built("war", "hello.war");
        return Command.of(
                checkout.java().toString(),
                flags,
                "-jar " + checkout.built("war", "servers/webapp-runner.jar") + " --port " + place.port(),
                unlimited ? "-AmaxKeepAliveRequests=-1" : "",
                options(setup),
                war.toString());
    }

    private static String options(Setup setup) {
        return switch (setup) {
            case LOG -> "--access-log --access-log-pattern combined"; // to stdout, which is a file
            case POOL -> "--max-threads " + Setup.THREADS;
            case MANY -> "-AmaxConnections=" + 2 * Setup.CONNECTIONS + " -AkeepAliveTimeout=600000";
            default -> "";
        };
    }
}
