package io.jgun.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionStoreTypeTest {

    private final SessionStoreType type = new SessionStoreType();

    @Test
    void memory() {
        assertThat(type.fromText(" Memory ")).isEqualTo(new SessionStore.Memory());
        assertThat(type.show(new SessionStore.Memory())).isEqualTo("'memory'");
    }

    @ParameterizedTest
    @CsvSource({
        "file:/var/lib/shop, /var/lib/shop",
        "file:///var/lib/shop, /var/lib/shop",
        "file:sessions, sessions",
    })
    void directories(String text, Path path) {
        SessionStore store = type.fromText(text);
        assertThat(store).isEqualTo(new SessionStore.Directory(path));
        assertThat(type.show(store)).isEqualTo("'file:" + path + "'");
        assertThat(type.relativeTo(store, Path.of("/srv")))
                .isEqualTo(new SessionStore.Directory(Path.of("/srv").resolve(path)));
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://host:5432/shop?user=ada&ssl=true, jdbc:postgresql://host:5432/shop?user=ada&ssl=true",
        "jdbc:postgresql://host/shop?password=geheim&user=ada, jdbc:postgresql://host/shop?password=****&user=ada",
        "jdbc:postgresql://host/shop?user=ada&PassWord=geheim, jdbc:postgresql://host/shop?user=ada&PassWord=****",
        "jdbc:postgresql://host/shop?sslpassword=geheim, jdbc:postgresql://host/shop?sslpassword=****",
        "jdbc:mysql://ada:geheim@host/shop, jdbc:mysql://ada:****@host/shop",
        "jdbc:mysql://ada:ge@heim@host/shop, jdbc:mysql://ada:****@host/shop",
        "jdbc:sqlserver://host;user=ada;password=geheim;a=b, jdbc:sqlserver://host;user=ada;password=****;a=b",
        "jdbc:oracle:thin:ada/geheim@//host/shop, jdbc:oracle:thin:ada/****@//host/shop",
    })
    void databasesAreShownWithoutTheirPassword(String url, String shown) {
        SessionStore store = type.fromText(url);
        assertThat(store).isEqualTo(new SessionStore.Database(url));
        assertThat(type.show(store)).isEqualTo("'" + shown + "'").doesNotContain("heim");
        assertThat(store).hasToString(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://ada:geheim@host/shop, put jdbc: before it",
        "/var/lib/shop, put file: before it",
        "file:, must name a directory",
        "file://host/path, is a host",
        "redis, must be memory",
        "jdbc:, must be memory",
        "jdbc:nothing, must be memory",
    })
    void othersAreRefusedWithoutTellingAPassword(String text, String message) {
        assertThatThrownBy(() -> type.fromText(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("geheim");
    }

    @ParameterizedTest
    @ValueSource(strings = {"geheim", "'", " "})
    void passwordsAreNotShown(String password) {
        assertThat(new SecretType().show(new SecretType().fromText(password))).isEqualTo("'****'");
        assertThatThrownBy(() -> new SecretType().fromValue(4711L))
                .hasMessageContaining("must be a string")
                .hasMessageNotContaining("4711");
    }
}
