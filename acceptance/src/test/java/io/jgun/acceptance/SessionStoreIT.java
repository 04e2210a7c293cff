package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code --session-store}: sessions that outlive processes and are shared by them. */
@BesideOthers
class SessionStoreIT {

    private static final String SHOP = """
            package com.acme;
            import jakarta.servlet.http.*;
            import java.io.*;
            import java.util.*;
            public class App extends HttpServlet {
                static class Cart implements Serializable {
                    private static final long serialVersionUID = 1;
                    int count;
                    //
                }
                @Override protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                    String path = request.getPathInfo();
                    if (path.equals("/version")) {
                        response.getWriter().print("VERSION " + ProcessHandle.current().pid());
                        return;
                    }
                    HttpSession session = request.getSession(!path.equals("/names"));
                    if (path.equals("/count")) {
                        if (session.isNew()) session.setAttribute("cart", new Cart());
                        response.getWriter().print(++((Cart) session.getAttribute("cart")).count);
                    } else if (path.equals("/put")) {
                        session.setAttribute(request.getQueryString(), 1);
                    } else if (path.equals("/logout")) {
                        session.invalidate();
                    } else {
                        response.getWriter().print(session == null ? "none" : Collections.list(session.getAttributeNames()).size());
                    }
                }
            }
            """;

    private static @Nullable Postgres postgres;
    private static boolean sought;

    enum Store {
        DIRECTORY,
        DATABASE
    }

    @TempDir
    static Path shared;

    @TempDir
    Path directory;

    @BeforeAll
    static void compile() {
        new Project(shared).saveClass(shared.resolve("1"), "App", SHOP.replace("VERSION", "1"));
        new Project(shared)
                .saveClass(
                        shared.resolve("2"), "App", SHOP.replace("VERSION", "2").replace("//", "int weight = 3;"));
    }

    @BeforeEach
    void readableForAll() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static synchronized Postgres postgres() {
        if (postgres == null) {
            Assumptions.assumeTrue(!sought, "there is no PostgreSQL, and it cannot be installed");
            sought = true;
            postgres = Postgres.start();
        }
        return postgres;
    }

    @AfterAll
    static void stop() {
        if (postgres != null) {
            postgres.close();
        }
    }

    private static Path driver() {
        return Checkout.root().resolve("acceptance/target/drivers/postgresql.jar");
    }

    private void deploy(String version) {
        try {
            Path source = shared.resolve(version).resolve("com/acme");
            Path target = Files.createDirectories(directory.resolve("classes/com/acme"));
            try (var files = Files.list(source)) {
                for (Path file : files.toList()) {
                    Files.write(target.resolve(file.getFileName()), Files.readAllBytes(file));
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Jgun jgun(String... arguments) {
        return withoutDriver(arguments).with("--classpath", driver().toString());
    }

    private Jgun withoutDriver(String... arguments) {
        return Jgun.command("--bind", "127.0.0.1:0", "-w", "2", "--threads", "4", "com.acme.App")
                .with("--classpath", "classes")
                .with(arguments)
                .in(directory);
    }

    private Jgun storing(Store store) {
        return store == Store.DIRECTORY
                ? jgun("--session-store", "file:sessions/of-shop")
                : jgun("--session-store", postgres().url())
                        .env("JGUN_SESSION_STORE_USER", Postgres.USER)
                        .env("JGUN_SESSION_STORE_PASSWORD", Postgres.PASSWORD);
    }

    /** Has one cookie for all servers. */
    private static final class Client {

        private volatile @Nullable String cookie;

        HttpResponse<String> get(URI server, String target) {
            HttpRequest.Builder request = Http.request(server, target);
            String known = cookie;
            if (known != null) {
                request.header("Cookie", known);
            }
            HttpResponse<String> response = Http.send(request.build());
            response.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.split(";", 2)[0]);
            return response;
        }

        String body(URI server, String target) {
            HttpResponse<String> response = get(server, target);
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            return response.body();
        }
    }

    /** Both at once, so that both find nothing and make the directory or the table. */
    @ParameterizedTest
    @EnumSource
    void processesShareSessionsThatSurviveReloadsRestartsAndKills(Store store) {
        deploy("1");
        Client client = new Client();
        int count = 0;
        try (JgunProcess first = storing(store).start();
                JgunProcess doomed = storing(store).start()) {
            URI one = first.awaitListening();
            URI other = doomed.awaitListening();
            while (count < 300) {
                assertThat(client.body(count % 2 == 0 ? one : other, "/count")).isEqualTo("" + ++count);
            }
            List<CompletableFuture<String>> puts = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                URI server = i % 2 == 0 ? one : other;
                String target = "/put?" + i;
                puts.add(CompletableFuture.supplyAsync(() -> client.body(server, target)));
            }
            puts.forEach(CompletableFuture::join);
            assertThat(client.body(one, "/names")).isEqualTo("41");

            deploy("2");
            first.signal("HUP");
            await().until(() -> client.body(one, "/version").startsWith("2 "));
            assertThat(client.body(one, "/count")).isEqualTo("" + ++count);
            assertThat(client.body(other, "/count")).isEqualTo("" + ++count);

            doomed.signal("KILL");
            doomed.awaitExit();
            assertThat(client.body(one, "/count")).isEqualTo("" + ++count);
            first.signal("TERM");
            assertThat(first.awaitExit().exit()).isZero();
        }
        try (JgunProcess next = storing(store).with("--prefork").start()) {
            URI server = next.awaitListening();
            for (int i = 0; i < 40; i++) {
                assertThat(client.body(server, "/count")).isEqualTo("" + ++count);
            }
            assertThat(client.body(server, "/names")).isEqualTo("41");
            Client stale = new Client();
            stale.cookie = client.cookie;
            client.body(server, "/logout");
            assertThat(stale.body(server, "/names")).isEqualTo("none");
        }
    }

    @Test
    void aLostDatabaseIsToldWith503UntilItIsBack() throws Exception {
        deploy("1");
        try (JgunProcess server = storing(Store.DATABASE).start()) {
            URI address = server.awaitListening();
            Client client = new Client();
            assertThat(client.body(address, "/count")).isEqualTo("1");
            String cookie = client.cookie;

            postgres().stop();
            HttpResponse<String> refused = client.get(address, "/count");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(Http.get(address, "/version").statusCode()).isEqualTo(200);
            HttpResponse<String> unsaved = Http.get(address, "/count");
            assertThat(unsaved.statusCode()).isEqualTo(503);
            assertThat(unsaved.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(server.awaitLine("could not be stored")).contains("Session store:");
            assertThat(server.awaitLine("could not be read")).contains("Session store:");

            postgres().again();
            await().until(() -> client.get(address, "/names").statusCode() == 200);
            assertThat(client.body(address, "/count")).isEqualTo("2");
            assertThat(client.cookie).isEqualTo(cookie);
            assertThat(server.err().text()).doesNotContain(Postgres.PASSWORD);
        }
    }

    @Test
    void whatIsWrongWithADatabaseIsSaidAtTheStartWithoutItsPassword() {
        deploy("1");
        String url = postgres().url();
        Jgun wrongly = jgun("--session-store", url)
                .env("JGUN_SESSION_STORE_USER", Postgres.USER)
                .env("JGUN_SESSION_STORE_PASSWORD", "n0t-it");
        Jgun nowhere = jgun("--session-store", "jdbc:postgresql://127.0.0.1:1/x?user=a&password=n0t-it");
        try (JgunProcess wrong = wrongly.start();
                JgunProcess down = nowhere.start();
                JgunProcess driverless = withoutDriver("--session-store", url).start()) {
            assertThat(failure(wrong))
                    .contains("Error: command line: session_store '" + url + "': cannot connect: FATAL: password");
            assertThat(failure(down))
                    .contains("'jdbc:postgresql://127.0.0.1:1/x?user=a&password=****': cannot connect: ", "refused");
            assertThat(failure(driverless))
                    .contains("there is no JDBC driver for it", "--classpath", "/lib", "classes");
        }
    }

    private static String failure(JgunProcess process) {
        Jgun.Outcome outcome = process.awaitExit();
        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(outcome.err()).doesNotContain("n0t-it", "\tat ");
        return outcome.err();
    }

    @Test
    void thePrintedConfigurationHoldsNoPassword() {
        deploy("1");
        Jgun.Outcome printed = jgun(
                        "--session-store", "jdbc:postgresql://db/x?user=a&password=n0t-it", "--print-config")
                .env("JGUN_SESSION_STORE_PASSWORD", "n0t-it-either")
                .run();
        assertThat(printed.exit()).isZero();
        assertThat(printed.out())
                .contains("'jdbc:postgresql://db/x?user=a&password=****'  # command line")
                .contains("'****'  # environment JGUN_SESSION_STORE_PASSWORD")
                .doesNotContain("n0t-it");
    }

    @Test
    void aDirectoryThatCannotBeUsedIsSaidAtTheStart() throws IOException {
        deploy("1");
        Files.writeString(directory.resolve("file"), "");
        Jgun.Outcome noDirectory = jgun("--session-store", "file:file").run();
        assertThat(noDirectory.exit()).isEqualTo(3);
        assertThat(noDirectory.err())
                .contains("Error: command line: session_store 'file:file': ", "file exists")
                .doesNotContain("\tat ");

        Path open = Files.createDirectory(directory.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        Jgun.Outcome forAll = jgun("--session-store", "file:open").run();
        assertThat(forAll.exit()).isEqualTo(3);
        assertThat(forAll.err()).contains("all users of this machine may write to it", "chmod 700 " + open);
    }

    @Test
    void theLauncherMakesTheDirectoryForTheUserOfTheServer() throws IOException {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "only root can change the user");
        deploy("1");
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (JgunProcess server =
                jgun("--session-store", "file:sessions", "--user", "www-data").start()) {
            Client client = new Client();
            URI address = server.awaitListening();
            assertThat(client.body(address, "/count")).isEqualTo("1");
            assertThat(client.body(address, "/count")).isEqualTo("2");
            Path sessions = directory.resolve("sessions");
            assertThat(Files.getOwner(sessions).getName()).isEqualTo("www-data");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(sessions)))
                    .isEqualTo("rwx------");
        }
        Files.createDirectory(directory.resolve("roots-own"));
        Jgun.Outcome refused =
                jgun("--session-store", "file:roots-own", "--user", "www-data").run();
        assertThat(refused.exit()).isEqualTo(3);
        assertThat(refused.err())
                .contains("'file:roots-own': sessions cannot be stored there by user www-data: permission denied");
    }
}
