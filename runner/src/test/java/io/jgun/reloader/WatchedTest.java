package io.jgun.reloader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchedTest {

    @ParameterizedTest
    @CsvSource({
        "/app/*.yaml, /app/a.yaml, true",
        "/app/*.yaml, /app/a.yml, false",
        "/app/*.yaml, /app/sub/a.yaml, false",
        "/app/**/*.html, /app/a.html, true",
        "/app/**/*.html, /app/x/y/a.html, true",
        "/app/**/*.html, /other/a.html, false",
        "/app/*/conf/?.txt, /app/x/conf/a.txt, true",
        "/app/*/conf/?.txt, /app/conf/a.txt, false",
        "'/app/*.{a,b}', /app/x.b, true",
        "/app, /app, true",
        "/app, /app/sub/file, true",
        "/app, /app/sub/.file.swp, false",
        "/app, /apple, false",
    })
    void globsAndDirectories(String pattern, String file, boolean covered) {
        assertThat(Watched.anyOf(Path.of(pattern)).covers(Path.of(file), false)).isEqualTo(covered);
    }

    @Test
    void noDirectoryIsEnteredInVain() {
        Watched flat = Watched.anyOf(Path.of("/app/*.yaml"));
        assertThat(flat.enters(Path.of("/app"))).isTrue();
        assertThat(flat.enters(Path.of("/app/sub"))).isFalse();
        assertThat(flat.enters(Path.of("/"))).isFalse();
        Watched deep = Watched.anyOf(Path.of("/app/**/*.yaml"));
        assertThat(deep.enters(Path.of("/app/a/b"))).isTrue();
        assertThat(deep.enters(Path.of("/app/.git"))).isFalse();
        assertThat(deep.enters(Path.of("/app/node_modules"))).isFalse();
        assertThat(Watched.file(Path.of("/app/x.war")).enters(Path.of("/app/x.war")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"App.class, true", ".App.class.swp, false", "#App#, false", "a.txt~, false", "4913, false"})
    void whatEditorsLeave(String name, boolean counts) {
        assertThat(EditorFiles.isNoneOf(Path.of("/app", name))).isEqualTo(counts);
    }
}
