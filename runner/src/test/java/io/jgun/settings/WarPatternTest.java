package io.jgun.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jgun.config.Origin;
import io.jgun.posix.ExitException;
import io.jgun.settings.SettingsBuilder.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarPatternTest {

    @TempDir
    Path directory;

    private void files(String... names) throws IOException {
        Files.createDirectories(directory.resolve("webapps"));
        for (String name : names) {
            Files.createFile(directory.resolve("webapps").resolve(name));
        }
    }

    private List<String> apps(String... apps) {
        SettingsBuilder builder = new SettingsBuilder(directory);
        builder.options(
                Arrays.stream(apps)
                        .map(app -> new Option(Applications.APP, app))
                        .toList(),
                Origin.of("command line"));
        return builder.build().get(Applications.APP).stream()
                .map(app -> directory.relativize(Path.of(app.text())) + " at " + app.contextPath())
                .toList();
    }

    @Test
    void everyWarIsAtThePathOfItsName() throws IOException {
        files("shop.war", "ROOT.war", "shop#admin.war", "read.me", ".war", ".hidden.war");
        Files.createDirectory(directory.resolve("webapps/exploded.war"));
        assertThat(apps("webapps/*.war"))
                .containsExactly(
                        "webapps/ROOT.war at /",
                        "webapps/exploded.war at /exploded",
                        "webapps/shop#admin.war at /shop/admin",
                        "webapps/shop.war at /shop");
    }

    @Test
    void aPathOfThePatternComesFirst() throws IOException {
        files("shop.war", "ROOT.war");
        assertThat(apps(directory + "/webapps/*.war:/tools"))
                .containsExactly("webapps/ROOT.war at /tools", "webapps/shop.war at /tools/shop");
    }

    @Test
    void whereThereIsNoneItSaysWhatToDo() throws IOException {
        files("read.me");
        for (String name : List.of("webapps", "none")) {
            assertThatThrownBy(() -> apps(name + "/*.war"))
                    .isInstanceOf(ExitException.class)
                    .hasMessage("Error: command line: app has " + name + "/*.war, but there is no WAR in "
                            + directory.resolve(name)
                            + "; put one there (ROOT.war is served at /), or name what to serve");
        }
    }

    @Test
    void aNameThatIsNoPathIsRefused() throws IOException {
        files("a;b.war");
        assertThatThrownBy(() -> apps("webapps/*.war"))
                .isInstanceOf(ExitException.class)
                .hasMessageContaining("must have a context path such as /shop, not '/a;b' as in ");
    }

    @Test
    void relativeToChdir() throws IOException {
        files("ROOT.war");
        SettingsBuilder builder = new SettingsBuilder(directory);
        builder.options(
                List.of(new Option(Applications.APP, "*.war"), new Option(Applications.CHDIR, "webapps")),
                Origin.of("command line"));
        assertThat(builder.build().get(Applications.APP))
                .extracting(app -> ((AppReference.Webapp) app).path())
                .containsExactly(directory.resolve("webapps/ROOT.war"));
    }

    @Test
    void twoAtOnePathAreToldOf() throws IOException {
        files("ROOT.war");
        assertThatThrownBy(() -> apps("webapps/*.war", "other.war"))
                .isInstanceOf(ExitException.class)
                .hasMessageContaining("are both at /");
    }
}
