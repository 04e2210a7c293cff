package io.jgun.benchmarks;

/** How the servers are started that are embedded in a program of ours; {@code bench.Options} reads what they are told. */
record EmbeddedRecipe(Checkout checkout, String module, String main, String flags, String options)
        implements Peer.Recipe {
    @Override
    public Command command(Setup setup, Place place) {
        return Command.of(
                checkout.java().toString(),
                flags,
                "-cp " + checkout.built(module, "classes") + ":" + checkout.built(module, "lib/*"),
                main + " port=" + place.port() + " temp=" + place.temp(),
                options,
                options(setup, place));
    }

    private String options(Setup setup, Place place) {
        return switch (setup) {
            case LOG -> "log=" + place.temp().resolve("access.log");
            case POOL -> "threads=" + Setup.THREADS;
            case MANY -> "connections=" + Setup.CONNECTIONS;
            case FILES -> "files=" + Workshop.files(checkout);
            case PAIR, SINGLE -> throw new IllegalArgumentException("has no worker processes");
            case PLAIN -> "";
        };
    }
}
