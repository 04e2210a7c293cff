package io.jgun.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** How jgun is started. */
final class JgunRecipes {
    private final Checkout checkout;
    private final Path launcher;

    JgunRecipes(Checkout checkout, Path launcher) {
        this.checkout = checkout;
        this.launcher = launcher;
    }

    /** As its first start would have done in the background. */
    static void makeClassData(Checkout checkout, Path launcher) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(launcher.toString()).redirectErrorStream(true);
        builder.environment().put("JGUN_CLASS_DATA", "make");
        builder.environment().put("JAVA_HOME", checkout.javaHome().toString());
        Process process = Children.start(builder);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new Misuse(launcher + " cannot make its class-data archive: " + output.strip());
        }
    }

    Command servlet(Setup setup, Place place) {
        return command(place, options(setup, place), application(setup));
    }

    Command war(Setup setup, Place place) {
        return command(
                place, options(setup, place), checkout.built("war", "hello.war").toString());
    }

    Command withoutArchive(Setup setup, Place place) {
        return servlet(setup, place).with("JGUN_CLASS_DATA", "off");
    }

    Command prefork(Setup setup, Place place) {
        String workers = setup == Setup.PLAIN || setup == Setup.LOG ? "--prefork -w 2" : "--prefork";
        return command(place, workers, options(setup, place), application(setup));
    }

    private Command command(Place place, String... words) {
        return Command.of(launcher + " -b 127.0.0.1:" + place.port(), String.join(" ", words))
                .with("JAVA_HOME", checkout.javaHome().toString());
    }

    private static String options(Setup setup, Place place) {
        return switch (setup) {
            case LOG -> "--access-logfile " + place.temp().resolve("access.log");
            case POOL -> "--workers 8 --threads " + Setup.THREADS / 8;
            case MANY -> "--keep-alive 600 --worker-connections " + Setup.CONNECTIONS;
            case PAIR -> "--workers 2 --threads " + Setup.WORKER_THREADS;
            case SINGLE -> "--workers 1 --threads " + Setup.WORKER_THREADS;
            case PLAIN, FILES -> "";
        };
    }

    private String application(Setup setup) {
        if (setup == Setup.FILES) {
            return Workshop.webapp(checkout).toString();
        }
        return "--classpath " + checkout.built("servlet", "classes") + " bench.Hello";
    }
}
