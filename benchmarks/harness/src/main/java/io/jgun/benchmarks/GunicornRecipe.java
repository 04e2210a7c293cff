package io.jgun.benchmarks;

/** How Gunicorn is started. */
record GunicornRecipe(Checkout checkout) implements Peer.Recipe {
    @Override
    public Command command(Setup setup, Place place) {
        return Command.of(
                        "gunicorn -b 127.0.0.1:" + place.port(),
                        options(setup, place),
                        "--chdir " + checkout.benchmarks() + " hello:app")
                .with("BENCH_FILES", Workshop.files(checkout).toString());
    }

    private static String options(Setup setup, Place place) {
        return switch (setup) {
            case LOG -> "-w 5 --access-logfile " + place.temp().resolve("access.log");
            case POOL -> "-w 4 --threads " + Setup.THREADS / 4;
            case PAIR -> "-w 2 --threads " + Setup.WORKER_THREADS;
            case SINGLE -> "-w 1 --threads " + Setup.WORKER_THREADS;
            default -> "-w 5";
        };
    }
}
