package io.jgun.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jgun.settings.AppReference.ServletClass;
import io.jgun.settings.AppReference.Webapp;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppReferenceTest {

    @ParameterizedTest
    @CsvSource({
        "com.acme.App,                com.acme.App,       '',      /",
        "com.acme.App:servlet,        com.acme.App,       servlet, /",
        "com.acme.App:servlet:/api,   com.acme.App,       servlet, /api",
        "com.acme.App:/api,           com.acme.App,       '',      /api",
        "com.acme.App:servlet:/api/,  com.acme.App,       servlet, /api",
        "App,                         App,                '',      /",
        "App:servlet,                 App,                servlet, /",
        "app:servlet,                 app,                servlet, /",
        "com.acme.Outer$Inner:x:/a/b, com.acme.Outer$Inner, x,     /a/b",
    })
    void readsClasses(String text, String className, String member, String contextPath) {
        assertThat(AppReference.parse(text))
                .isEqualTo(new ServletClass(
                        text, contextPath, className, Optional.of(member).filter(m -> !m.isEmpty()), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "shop.war,          shop.war,      /",
        "SHOP.WAR,          SHOP.WAR,      /",
        "shop.war:/shop,    shop.war,      /shop",
        "shop.war:/,        shop.war,      /",
        "dir/webapp,        dir/webapp,    /",
        "dir/webapp:/,      dir/webapp,    /",
        "./webapp:/a/b,     ./webapp,      /a/b",
        "/srv/shop-1.0.war, /srv/shop-1.0.war, /",
        "webapp,            webapp,        /",
        "webapp:/x,         webapp,        /x",
        "my-app,            my-app,        /",
        "shop-1.0:/shop,    shop-1.0,      /shop",
        "shop.war:/~bob,    shop.war,      /~bob",
        ".,                 .,             /",
    })
    void readsWebapps(String text, String path, String contextPath) {
        assertThat(AppReference.parse(text)).isEqualTo(new Webapp(text, contextPath, Path.of(path)));
    }

    @Test
    void readsFactoriesWithLiterals() {
        ServletClass app = (ServletClass) AppReference.parse("com.acme.App:create(\"a:/b)\", 3, True):/api");
        assertThat(app.className()).isEqualTo("com.acme.App");
        assertThat(app.member()).contains("create");
        assertThat(app.arguments()).contains(List.of("a:/b)", 3L, true));
        assertThat(app.contextPath()).isEqualTo("/api");
        assertThat(((ServletClass) AppReference.parse("com.acme.App:create()")).arguments())
                .contains(List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                           | must name an application",
                "com.acme.App:                | must name a field, a method or a nested class after the colon",
                "com..App                     | must be CLASS",
                "com.acme.App:a:b             | 'a:b'",
                "com.acme.App:create(3        | no closing parenthesis",
                "com.acme.App:create(3)x      | must end after the call or with :/PATH",
                "com.acme.App:create(name)    | must have only literals as arguments",
                "com.acme.App:1x              | must name a field",
                "shop.war:/a b                | must have a context path such as /shop",
                "shop.war://a                 | must have a context path such as /shop",
                "shop.war:/a?b                | must have a context path such as /shop",
                "shop.war:/../a               | without . and ..",
                ":/a                          | must be",
            })
    void saysWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> AppReference.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.war:/shop", "com.acme.App:servlet"})
    void movesToAnotherContextPath(String text) {
        assertThat(AppReference.parse(text).at("/other").contextPath()).isEqualTo("/other");
        assertThat(AppReference.parse(text).at("/other").text()).isEqualTo(text);
    }
}
