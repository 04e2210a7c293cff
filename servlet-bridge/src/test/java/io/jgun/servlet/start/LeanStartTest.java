package io.jgun.servlet.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.GenericServlet;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.webapp.WebDescriptor;
import org.eclipse.jetty.http.DateGenerator;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.http.pathmap.MappedResource;
import org.eclipse.jetty.http.pathmap.PathMappings;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Jetty;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.Test;

class LeanStartTest {

    @Test
    void theClassesAreThoseThatTheBuildHasChanged() {
        for (Class<?> changed : List.of(
                MimeTypes.class,
                DateGenerator.class,
                PathMappings.class,
                Server.class,
                WebDescriptor.class,
                Jetty.class,
                ServletContextHandler.class,
                ServletHolder.class,
                GenericServlet.class,
                HttpServlet.class,
                ServletOutputStream.class,
                Cookie.class)) {
            assertThat(changed.getProtectionDomain().getCodeSource().getLocation())
                    .as(changed.getName())
                    .isEqualTo(LaterMessages.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation());
        }
    }

    @Test
    void jettyAsksForLocalesWhenItWantsOne() {
        assertThat(MimeTypes.isKnownLocale(Locale.FRENCH)).isTrue();
        assertThat(MimeTypes.isKnownLocale(Locale.forLanguageTag("de-CH"))).isTrue();
        assertThat(MimeTypes.isKnownLocale(Locale.forLanguageTag("xx-YY"))).isFalse();
        assertThat(MimeTypes.isKnownLocale(Locale.ROOT)).isFalse();
    }

    @Test
    void pathsAreStillMatchedByTheMostSpecificMapping() {
        PathMappings<String> mappings = new PathMappings<>();
        List.of("/", "*.txt", "/a/*", "/a/b/*", "/a/b").forEach(path -> mappings.put(path, path));

        assertThat(mappings.streamResources().map(MappedResource::getResource))
                .containsExactly("/a/b", "/a/b/*", "/a/*", "*.txt", "/");
        assertThat(mappings.getMatched("/a/b/c.txt").getResource()).isEqualTo("/a/b/*");
        assertThat(mappings.getMatched("/c.txt").getResource()).isEqualTo("*.txt");
    }

    @Test
    void jettyStillReadsItsFiles() {
        assertThat(Jetty.VERSION).startsWith("12.");
        assertThat(Jetty.GIT_HASH).matches("[0-9a-f]{40}");
        assertThat(Jetty.BUILD_TIMESTAMP).matches("20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}[0-9:.]*Z");
        assertThat(MimeTypes.DEFAULTS.getMimeForExtension("svg")).isEqualTo("image/svg+xml");
        assertThat(MimeTypes.DEFAULTS.getAssumedCharset("application/json")).isEqualTo(StandardCharsets.UTF_8);
    }

    @Test
    void aThreadKeepsNothingOfWhoHasItMade() throws Exception {
        QueuedThreadPool pool = new QueuedThreadPool(4, 1);
        pool.setName("some");
        Thread thread = pool.newThread(() -> {});
        assertThat(thread.getName()).isEqualTo("some-" + thread.getId());
        assertThat(thread.getContextClassLoader()).isEqualTo(QueuedThreadPool.class.getClassLoader());
    }

    @Test
    void theServletApiStillHasItsMessages() {
        assertThatThrownBy(() -> new Cookie("a name", "value"))
                .hasMessage("Cookie name \"a name\" is a reserved token or contains an invalid character for a"
                        + " cookie name");
        GenericServlet unused = new GenericServlet() {
            @Override
            public void service(ServletRequest request, ServletResponse response) {}
        };
        assertThatThrownBy(unused::getServletContext).hasMessage("ServletConfig has not been initialized");
        assertThat(LaterMessages.of("jakarta.servlet.LocalStrings").keySet()).contains("err.not_iso8859_1");
    }

    @Test
    void theTimeOfABuildIsWrittenAsInstantsAre() {
        for (String time : List.of("2026-11-21T08:44:19Z", "2026-11-21T08:44:19.250Z", "1969-12-31T23:59:59.999Z")) {
            assertThat(BuildTime.text(Instant.parse(time))).isEqualTo(time);
        }
        assertThat(BuildTime.text(Instant.EPOCH)).isEqualTo("1970-01-01T00:00Z");
    }

    @Test
    void datesAreThoseOfHttp() {
        for (long seconds : List.of(0L, 951_782_399L, 951_868_800L, 1_798_761_599L, 4_102_444_800L, -1L)) {
            Instant time = Instant.ofEpochSecond(seconds);
            assertThat(DateGenerator.formatDate(time))
                    .isEqualTo(DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                            .format(time.atOffset(ZoneOffset.UTC)));
        }
        StringBuilder cookie = new StringBuilder();
        new DateGenerator().doFormatCookieDate(cookie, 1_798_761_599_000L);
        assertThat(cookie).hasToString("Thu, 31-Dec-2026 23:59:59 GMT");
    }

    @Test
    void aServerKnowsWhenItWasStarted() throws Exception {
        Server server = new Server();
        server.start();
        try {
            assertThat(server.getStartupDateTime().getZone()).isEqualTo(ZoneOffset.UTC);
            assertThat(server.getUptimeMillis()).isBetween(0L, 60_000L);
        } finally {
            server.stop();
        }
    }
}
