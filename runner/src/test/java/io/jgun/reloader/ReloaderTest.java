package io.jgun.reloader;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.config.Origin;
import io.jgun.settings.Catalog;
import io.jgun.settings.Debugging;
import io.jgun.settings.Settings;
import io.jgun.settings.SettingsBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real files, with either engine. */
@Timeout(120)
class ReloaderTest {

    /** Of a compiler that makes pauses of 30 ms; after 90 a reload may come. */
    private static final long LONGEST_PAUSE_MILLIS = 60;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @TempDir
    Path project;

    private Path classes = Path.of("");
    private int written;
    private Reloader reloader = new Reloader(Path.of(""), told::add);

    @BeforeEach
    void project() throws IOException {
        project = project.toRealPath();
        classes = Files.createDirectories(project.resolve("target/classes"));
        write(classes.resolve("com/acme/App.class"), "1");
        reloader = new Reloader(project, told::add);
    }

    @AfterEach
    void close() {
        reloader.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"inotify", "poll"})
    void tellsWhichFileChanged(String engine) throws Exception {
        watch(engine, "com.acme.App");

        write(classes.resolve("com/acme/App.class"), "2");

        assertThat(next()).isEqualTo("Worker reloading: " + classes.resolve("com/acme/App.class") + " modified");
        assertQuiet();
    }

    @ParameterizedTest
    @ValueSource(strings = {"inotify", "poll"})
    void aCompilerLeadsToOneReload(String engine) throws Exception {
        watch(engine, "com.acme.App");

        while (compile() > LONGEST_PAUSE_MILLIS) { // a machine as busy as that may take it for the end
            told.poll(10, TimeUnit.SECONDS);
            while (told.poll(1, TimeUnit.SECONDS) != null) {
                // until all of it has been told
            }
        }

        assertThat(next()).contains(" and 199 more modified");
        assertQuiet();
    }

    /** The longest pause that it made, in milliseconds. */
    private long compile() throws Exception {
        long longest = 0;
        long before = System.nanoTime();
        for (int i = 0; i < 200; i++) {
            write(classes.resolve("com/acme/deep/p" + i % 7 + "/C" + i + ".class"), "x".repeat(1 + written++ % 100));
            if (i % 20 == 0) {
                Thread.sleep(30);
            }
            long now = System.nanoTime();
            longest = Math.max(longest, now - before);
            before = now;
        }
        return TimeUnit.NANOSECONDS.toMillis(longest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"inotify", "poll"})
    void newDirectoriesAreWatchedToo(String engine) throws Exception {
        watch(engine, "com.acme.App");
        write(classes.resolve("org/one/two/New.class"), "1");
        assertThat(next()).contains("New.class");

        write(classes.resolve("org/one/two/New.class"), "22");

        assertThat(next()).contains("New.class modified");
    }

    @ParameterizedTest
    @ValueSource(strings = {"inotify", "poll"})
    void aCleanBuildIsNoticed(String engine) throws Exception {
        watch(engine, "com.acme.App");
        for (int round = 0; round < 2; round++) {
            delete(project.resolve("target"));
            assertQuiet();

            write(classes.resolve("com/acme/App.class"), "round " + round);

            assertThat(next()).contains("App.class modified");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"inotify", "poll"})
    void archivesConfigAndExtraFilesAreWatched(String engine) throws Exception {
        Path war = write(project.resolve("shop.war"), "1");
        Path config = write(project.resolve("jgun.conf.py"), "");
        Path extra = write(project.resolve("conf/app.yaml"), "");
        write(project.resolve("lib/a.jar"), "");
        Files.createDirectories(project.resolve("templates"));
        watch(
                engine,
                "shop.war",
                "config=jgun.conf.py",
                "classpath=lib/*",
                "reload_extra_files=conf",
                "reload_extra_files=templates/**/*.html");

        List<Path> watched = List.of(
                war,
                config,
                extra,
                project.resolve("lib/a.jar"),
                project.resolve("lib/new.jar"),
                project.resolve("templates/mail/hello.html"));
        for (Path file : watched) {
            write(file, "changed");
            assertThat(next()).isEqualTo("Worker reloading: " + file + " modified");
        }
        write(project.resolve("templates/mail/hello.css"), "");
        write(project.resolve("README"), "");
        assertQuiet();
    }

    @ParameterizedTest
    @ValueSource(strings = {"inotify", "poll"})
    void ofAWebappWhatIsLoadedOnce(String engine) throws Exception {
        Path webapp = project.resolve("webapp");
        write(webapp.resolve("index.jsp"), "");
        write(webapp.resolve("WEB-INF/web.xml"), "");
        watch(engine, "webapp/:/");

        for (String live : List.of("index.jsp", "css/new.css", "WEB-INF/jsp/a.jsp", "WEB-INF/classes/.A.class.swp")) {
            write(webapp.resolve(live), "new");
        }
        assertQuiet();
        for (String loaded : List.of("WEB-INF/web.xml", "WEB-INF/classes/A.class", "WEB-INF/lib/a.jar")) {
            write(webapp.resolve(loaded), "new");
            assertThat(next()).contains(loaded);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"inotify", "poll"})
    void theFirstPageOfAWebappBringsJasper(String engine) throws Exception {
        write(project.resolve("webapp/index.html"), "");
        watch(engine, "webapp/:/");

        write(project.resolve("webapp/sub/first.jsp"), "");

        assertThat(next()).contains("first.jsp modified");
    }

    @ParameterizedTest
    @ValueSource(strings = {"inotify", "poll"})
    void aLinkThatIsTurnedToAnotherBuild(String engine) throws Exception {
        write(project.resolve("one/App.class"), "1");
        write(project.resolve("two/App.class"), "2");
        Path current = Files.createSymbolicLink(project.resolve("current"), Path.of("one"));
        watch(engine, "com.acme.App", "classpath=current");

        Files.createSymbolicLink(project.resolve("next"), Path.of("two"));
        Files.move(project.resolve("next"), current, StandardCopyOption.ATOMIC_MOVE);

        assertThat(next()).contains("current/App.class");
        write(project.resolve("two/App.class"), "22");
        assertThat(next()).contains("current/App.class");
    }

    @ParameterizedTest
    @ValueSource(strings = {"inotify", "poll"})
    void inTheProjectsDirectoryOnlyClassesCount(String engine) throws Exception {
        delete(project.resolve("target"));
        watch(engine, "com.acme.App");

        write(project.resolve("app.log"), "a line");
        write(project.resolve(".git/HEAD"), "");
        assertQuiet();
        write(project.resolve("App.class"), "");
        assertThat(next()).contains("App.class");
        write(project.resolve("target/classes/App.class"), "");
        assertThat(next()).contains("target/classes/App.class");
    }

    @ParameterizedTest
    @ValueSource(strings = {"inotify", "poll"})
    void nothingIsToldOfWhatWasBeforeTheWatchNorAfterItsEnd(String engine) throws Exception {
        watch(engine, "com.acme.App");
        write(classes.resolve("com/acme/App.class"), "2");
        watch(engine, "com.acme.App");
        assertQuiet();

        reloader.watch(settings(engine, "com.acme.App").with(Debugging.RELOAD, false));

        write(classes.resolve("com/acme/App.class"), "3");
        assertQuiet();
    }

    private void watch(String engine, String app, String... more) {
        reloader.watch(settings(engine, app, more));
    }

    private Settings settings(String engine, String app, String... more) {
        List<SettingsBuilder.Option> options = new ArrayList<>();
        Stream.concat(
                        Stream.of("reload=True", "reload_engine=" + engine, "app=" + app, "chdir=" + project),
                        Stream.of(more))
                .map(text -> text.split("=", 2))
                .forEach(pair -> options.add(
                        new SettingsBuilder.Option(Objects.requireNonNull(Catalog.named(pair[0])), pair[1])));
        SettingsBuilder settings = new SettingsBuilder(project);
        settings.options(options, Origin.of("test"));
        return settings.build();
    }

    private String next() throws InterruptedException {
        String line = told.poll(10, TimeUnit.SECONDS);
        assertThat(line).isNotNull();
        return line;
    }

    /** Longer than it takes to notice and to wait for silence. */
    private void assertQuiet() throws InterruptedException {
        assertThat(told.poll(600, TimeUnit.MILLISECONDS)).isNull();
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
