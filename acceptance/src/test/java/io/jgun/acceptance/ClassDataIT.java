package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The archive of classes that a first start makes and later ones use, in an installation of these tests' own for each Java. */
@BesideOthers
class ClassDataIT extends ClassDataFixture {

    @Test
    void theFirstStartMakesItAndTheSecondUsesIt() throws IOException {
        installation.clear();
        assertThat(mapped(UnaryOperator.identity())).isEmpty();
        try (JgunProcess first = Impatient.run(hello(), temp).start()) {
            Http.get(first.awaitListening());
            await().atMost(PATIENCE).until(() -> !installation.files(".current").isEmpty());
            assertThat(Http.get(first.awaitListening()).statusCode()).isEqualTo(200);
            stopQuietly(first);
        }
        assertThat(installation.files(feature >= 25 ? ".aot" : ".jsa")).hasSize(1);
        assertThat(installation.files(".next")).isEmpty();
        assertThat(installation.files(".record")).isEmpty();
        Path log = temp.resolve("served.log");
        assertThat(served(hello().env("JGUN_JAVA_OPTS", ClassDataInstallation.LOADING + log), log))
                .hasSizeGreaterThan(1000)
                .contains("io.jgun.cli.Main", "org.eclipse.jetty.server.Server", "ch.qos.logback.classic.Logger");
    }

    @Test
    void firstStartsAtTheSameTimeDoNotDisturbEachOther() throws IOException {
        installation.clear();
        try (JgunProcess one = Impatient.run(hello(), temp).start();
                JgunProcess two = Impatient.run(hello(), temp).start()) {
            one.awaitListening();
            two.awaitListening();
            await().atMost(PATIENCE).until(() -> !installation.files(".current").isEmpty());
            await().atMost(PATIENCE)
                    .until(() -> Stream.of(one, two)
                            .noneMatch(server -> ProcessHandle.of(server.pid())
                                    .orElseThrow()
                                    .descendants()
                                    .findAny()
                                    .isPresent()));
            stopQuietly(one);
            stopQuietly(two);
        }
        assertThat(installation.archives()).hasSize(1);
        assertThat(mapped(UnaryOperator.identity())).containsAll(OF_A_START);
    }

    @Test
    void isMadeAnewWhenTheJarsAreNewer() throws IOException {
        List<Path> before = installation.archives();
        assertThat(mapped(UnaryOperator.identity())).containsAll(OF_A_START);
        FileTime built = Files.getLastModifiedTime(installation.home().resolve("lib"));
        Files.setLastModifiedTime(installation.home().resolve("lib"), FileTime.from(Instant.now()));
        assertThat(mapped(UnaryOperator.identity())).isEmpty();
        installation.make(UnaryOperator.identity());
        assertThat(mapped(UnaryOperator.identity())).containsAll(OF_A_START);
        assertThat(installation.archives()).hasSize(1).doesNotContainAnyElementsOf(before);
        Files.setLastModifiedTime(installation.home().resolve("lib"), built);
    }

    @Test
    void anotherCollectorHasAnotherArchive() {
        String parallel = "-XX:+UseParallelGC ";
        assertThat(mapped(command -> command, parallel)).isEmpty();
        installation.make(command -> command.env("JGUN_JAVA_OPTS", parallel));
        assertThat(installation.files(".current")).hasSize(2);
        assertThat(mapped(command -> command, parallel)).containsAll(OF_A_START);
    }

    /** An AOT cache fits only the modules of Java as they were when it was made. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--add-opens java.base/java.util=ALL-UNNAMED",
                "--add-modules=java.sql.rowset",
                "-Dcom.sun.management.jmxremote"
            })
    void optionsThatChangeModulesHaveAnArchiveThatFits(String option) {
        installation.make(command -> command.env("JGUN_JAVA_OPTS", option));
        assertThat(mapped(UnaryOperator.identity(), option + " ")).containsAll(OF_A_START);
        assertThat(mapped(UnaryOperator.identity())).containsAll(OF_A_START);
    }

    @Test
    void arbiterAndWorkersShareTheArchive() throws IOException {
        String option = "--add-opens java.base/java.util=ALL-UNNAMED";
        installation.make(command -> command.env("JGUN_JAVA_OPTS", option));
        try (JgunProcess server = command(
                        "--bind", "127.0.0.1:0", "--prefork", "--workers", "2", "com.acme.App:servlet")
                .withSamples()
                .env("JGUN_JAVA_OPTS", option)
                .start()) {
            assertThat(Http.get(server.awaitListening()).statusCode()).isEqualTo(200);
            List<Long> pids = Stream.concat(
                            Stream.of(server.pid()),
                            ProcessHandle.of(server.pid())
                                    .orElseThrow()
                                    .children()
                                    .map(ProcessHandle::pid))
                    .toList();
            assertThat(pids).hasSizeGreaterThan(1);
            String[] archives =
                    installation.archives().stream().map(Path::toString).toArray(String[]::new);
            for (long pid : pids) {
                // One worker serves while the other begins.
                await().untilAsserted(() -> assertThat(Files.readString(Path.of("/proc/" + pid + "/maps")))
                        .as("%s of %s", pid, pids)
                        .containsAnyOf(archives));
            }
            stopQuietly(server);
        }
    }

    @Test
    void anArchiveThatAnotherProcessIsMakingIsLeftToIt() throws IOException {
        String current = installation.files(".current").get(0).getFileName().toString();
        Files.createFile(beside().resolve(current.replace(".current", "-1.record")));
        assertThat(command().env("JGUN_CLASS_DATA", "make").run())
                .isEqualTo(new Jgun.Outcome(1, "", "jgun: no class-data archive: another process is making it.\n"));
        assertThat(mapped(UnaryOperator.identity())).containsAll(OF_A_START);
    }

    @Test
    void canBeSwitchedOff() {
        assertThat(mapped(command -> command.env("JGUN_CLASS_DATA", "off"))).isEmpty();
        assertThat(arguments("JGUN_CLASS_DATA", "off")).noneMatch(word -> word.contains("class.data"));
        assertThat(arguments("JGUN_CLASS_DATA", "use")).noneMatch(word -> word.startsWith("-Djgun.class.data="));
        assertThat(mapped(command -> command.env("JGUN_CLASS_DATA", "use"))).containsAll(OF_A_START);
        assertThat(arguments("JGUN_CLASS_DATA", "auto")).anyMatch(word -> word.startsWith("-Djgun.class.data="));
        Jgun.Outcome outcome = command().env("JGUN_CLASS_DATA", "no").run();
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).isEqualTo("jgun: JGUN_CLASS_DATA must be auto, use, off or make, not no.\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Xshare:off",
                "-XX:SharedArchiveFile=/tmp/mine.jsa",
                "-XX:AOTCache=/tmp/mine.aot",
                "-javaagent:/opt/agent.jar",
                "-agentlib:jdwp=transport=dt_socket,server=y",
                "--patch-module=java.base=/tmp/patch"
            })
    void optionsOfTheOperatorsRuleItOut(String option) {
        assertThat(arguments("JGUN_JAVA_OPTS", "-Xmx64m " + option))
                .noneMatch(word -> word.contains("class.data") || word.contains("-Xshare:auto"));
    }

    /** The classes that a server takes from the archive. */
    private static List<String> served(Jgun command, Path log) {
        try (JgunProcess server = command.start()) {
            assertThat(Http.get(server.awaitListening()).statusCode()).isEqualTo(200);
            stopQuietly(server);
        }
        return ClassDataInstallation.fromArchive(log);
    }

    private List<String> arguments(String variable, String value) {
        Jgun command =
                command().env("JAVA_HOME", FakeJdk.printingArguments(temp).toString());
        return command.env(variable, value).run().out().lines().toList();
    }
}
