package io.jgun.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How Payara Micro is started. */
record PayaraRecipe(Checkout checkout, String flags, boolean unlimited) implements Peer.Recipe {
    private static final String HTTP =
            "set configs.config.server-config.network-config.protocols.protocol.http-listener.http.";

    @Override
    public Command command(Setup setup, Place place) {
        Path war = setup == Setup.FILES ? Workshop.war(checkout) : checkout.built("war", "hello.war");
        return Command.of(
                checkout.java().toString(),
                flags,
                "-jar " + checkout.built("war", "servers/payara-micro.jar"),
                "--nocluster --disablephonehome --rootDir " + place.temp() + " --port " + place.port(),
                settings(setup, place),
                options(setup, place),
                "--contextroot / --deploy " + war);
    }

    private String settings(Setup setup, Place place) {
        List<String> lines = new ArrayList<>();
        if (unlimited) {
            lines.add(HTTP + "max-connections=-1"); // requests on one connection, in spite of its name
        }
        if (setup == Setup.MANY) {
            lines.add(HTTP + "timeout-seconds=600");
        }
        if (lines.isEmpty()) {
            return "";
        }
        Path file = place.temp().resolve("settings.txt");
        if (!place.equals(Place.SHOWN)) {
            try {
                Files.write(file, lines);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return "--prebootcommandfile " + file;
    }

    private static String options(Setup setup, Place place) {
        return switch (setup) {
            case LOG -> "--accesslog " + place.temp();
            case POOL -> "--maxhttpthreads " + Setup.THREADS + " --minhttpthreads " + Setup.THREADS;
            default -> "";
        };
    }
}
