package io.jgun.servlet.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebappMentionsTest {

    @TempDir
    Path webInf;

    @Test
    void aWebappWithoutAnythingAsksForNothing() throws IOException {
        assertThat(asksFor(webInf.resolve("missing"))).isEqualTo("");
        Archive.write(webInf, "web.xml", "<web-app/>");
        Archive.write(webInf, "classes/app.properties", "name=value");
        assertThat(asksFor(webInf)).isEqualTo("");
    }

    @Test
    void namesInFilesAndInFilesOfLibrariesCount() throws IOException {
        Archive.write(webInf, "classes/a/A.class", "\u00ca\u00fe..Ljakarta/websocket/server/ServerEndpoint;..");
        assertThat(asksFor(webInf)).isEqualTo("webSockets ");
        Path library = webInf.resolveSibling("library-" + webInf.getFileName());
        Archive.write(library, "b/B.class", "..javax/naming/InitialContext..");
        Files.createDirectories(webInf.resolve("lib"));
        Archive.pack(library, webInf.resolve("lib/b.jar"));
        assertThat(asksFor(webInf)).isEqualTo("webSockets naming ");
    }

    @Test
    void whatIsInjectedOrCalledBackIsNaming() throws IOException {
        for (String mention : new String[] {
            "Ljakarta/annotation/PostConstruct;",
            "java:comp/env/jdbc/shop",
            "<resource-ref>",
            "<env-entry>",
            "<pre-destroy>"
        }) {
            Archive.write(webInf, "web.xml", mention);
            assertThat(asksFor(webInf)).as(mention).isEqualTo("naming ");
        }
    }

    @Test
    void aLargeOrOddWebappMayAskForAnything() throws IOException {
        Path large = webInf.resolve("large");
        Archive.write(large, "classes/data.txt", "x".repeat(1_100_000));
        Path many = webInf.resolve("many");
        for (int i = 0; i < 4; i++) {
            Archive.write(many, "classes/data" + i + ".txt", "x".repeat(300_000));
        }
        Path link = webInf.resolve("link");
        Files.createDirectories(link);
        Files.createSymbolicLink(link.resolve("classes"), many);
        Path jetty = webInf.resolve("jetty");
        Archive.write(jetty, "jetty-web.xml", "<Configure/>");
        for (Path each : new Path[] {large, many, link, jetty}) {
            assertThat(asksFor(each)).as(each.toString()).isEqualTo("webSockets naming ");
        }
    }

    private static String asksFor(Path directory) throws IOException {
        WebappMentions mentions = WebappMentions.in(directory);
        return (mentions.webSockets() ? "webSockets " : "") + (mentions.naming() ? "naming " : "");
    }
}
