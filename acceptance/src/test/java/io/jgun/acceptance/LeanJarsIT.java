package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What the build has made of the distribution's jars: classes for lambdas, and concatenations in methods. */
@BesideOthers
class LeanJarsIT {

    /** Other libraries have come with some. */
    private static final String LAMBDA = "(io\\.jgun|org\\.eclipse\\.jetty)\\..*\\$\\$Lambda\\$[0-9]+";

    /** A class that its nest does not know may not call what is private there; Java then says that it is its own host. */
    @Test
    void eachLambdaIsOfTheNestOfItsClass() throws Exception {
        List<String> names = new ArrayList<>();
        try (URLClassLoader loader = jars()) {
            for (URL url : loader.getURLs()) {
                names.addAll(lambdas(Path.of(url.toURI())));
            }
            assertThat(names).hasSizeGreaterThan(1000);
            names.removeIf(name -> name.contains(".jmx.")); // they want a library that is not among jgun's
            for (String name : names) {
                Class<?> lambda = Class.forName(name, true, loader); // checked, and linked to its interface
                Class<?> around = Class.forName(name.substring(0, name.lastIndexOf("$$Lambda")), false, loader);
                assertThat(lambda.getNestHost()).as(name).isEqualTo(around.getNestHost());
            }
        }
    }

    @Test
    void stringsAreConcatenatedAsBefore() throws Exception {
        try (URLClassLoader loader = jars()) {
            Class<?> field = loader.loadClass("org.eclipse.jetty.http.HttpField");
            assertThat(field.getConstructor(String.class, String.class).newInstance("Name", "value"))
                    .hasToString("Name: value");
            Class<?> jetty = loader.loadClass("org.eclipse.jetty.util.Jetty");
            assertThat(jetty.getField("POWERED_BY").get(null))
                    .isEqualTo("<a href=\"https://jetty.org/\">Powered by Jetty:// "
                            + jetty.getField("VERSION").get(null) + "</a>");
            Class<?> pool = loader.loadClass("org.eclipse.jetty.util.thread.QueuedThreadPool");
            assertThat(pool.getConstructor(int.class, int.class)
                            .newInstance(9, 3)
                            .toString())
                    .contains("3<=0<=9");
            Class<?> configuration = loader.loadClass("org.eclipse.jetty.server.HttpConfiguration");
            assertThat(configuration.getConstructor().newInstance().toString()).contains("32768", "8192");
        }
    }

    @Test
    void whatIsChangedSaysSo() throws Exception {
        try (URLClassLoader loader = jars()) {
            for (URL url : loader.getURLs()) {
                Path path = Path.of(url.toURI());
                try (JarFile jar = new JarFile(path.toFile())) {
                    assertThat(jar.getEntry("META-INF/jgun-changes.txt") != null)
                            .as(path.toString())
                            .isEqualTo(!lambdas(path).isEmpty());
                }
            }
        }
    }

    private static List<String> lambdas(Path path) throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            return jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .filter(name -> name.matches(LAMBDA))
                    .toList();
        }
    }

    /** In the order of the launcher. */
    private static URLClassLoader jars() throws IOException {
        try (Stream<Path> files = Files.list(Checkout.home().resolve("lib"))) {
            URL[] jars = files.sorted((a, b) -> Boolean.compare(isOurs(b), isOurs(a)))
                    .map(LeanJarsIT::url)
                    .toArray(URL[]::new);
            return new URLClassLoader(jars, ClassLoader.getPlatformClassLoader());
        }
    }

    private static boolean isOurs(Path jar) {
        return jar.getFileName().toString().startsWith("jgun-");
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
