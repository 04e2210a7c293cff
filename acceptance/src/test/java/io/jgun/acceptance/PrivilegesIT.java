package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gunicorn settings {@code user}, {@code group} and {@code initgroups}: started by root, run by a user who may little. */
@BesideOthers
class PrivilegesIT {

    /** Nobody else's: another run of these tests may be under way, or have been killed. */
    private static final String USER = "jgun-it-" + ProcessHandle.current().pid();

    private static String uid = "";
    private static String gid = "";
    private static String adm = "";

    /** Root's, as /run and /var/log. */
    @TempDir
    Path temp;

    private final int port = Http.freePort();

    @BeforeAll
    static void aUser() {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "only root can change the user");
        Installed.apt("setpriv", "util-linux");
        Installed.apt("useradd", "passwd");
        ask("useradd", "--system", "--user-group", "--groups", "adm", "--no-create-home", USER);
        uid = ask("id", "-u", USER);
        gid = ask("id", "-g", USER);
        adm = ask("getent", "group", "adm").split(":", -1)[2];
    }

    @AfterAll
    static void noUser() {
        if (!uid.isEmpty()) {
            // A worker process whose arbiter was killed ends by itself, a moment later.
            await().untilAsserted(() -> ask("userdel", USER));
        }
    }

    @BeforeEach
    void readableForAll() throws IOException {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void everyThreadIsTheUsersAndSoAreTheFilesInDirectoriesOfRoots() throws IOException {
        Path error = temp.resolve("error.log");
        Path access = temp.resolve("access.log");
        Path socket = temp.resolve("jgun.sock");
        Files.writeString(access, "a line of root's time\n");
        try (Daemon daemon = start(hello().with("-u", USER, "-m", "007", "-b", "unix:" + socket)
                .with("--error-logfile", error.toString(), "--access-logfile", access.toString()))) {
            assertThat(daemon.threads())
                    .hasSizeGreaterThan(10)
                    .allSatisfy(thread -> assertThat(thread)
                            .containsEntry("Uid", String.join(" ", uid, uid, uid, uid))
                            .containsEntry("Gid", String.join(" ", gid, gid, gid, gid))
                            .containsEntry("Groups", "")
                            .containsEntry("CapEff", "0000000000000000"));
            assertThat(ask("ps", "-o", "user:20=,args=", "-p", Long.toString(daemon.pid())))
                    .startsWith(USER)
                    .endsWith("jgun: master [com.acme.App:servlet]");
            assertThat(Http.get(address()).statusCode()).isEqualTo(200);
            for (Path file : List.of(error, access, temp.resolve("jgun.pid"), socket)) {
                assertThat(owner(file)).as(file.toString()).isEqualTo(uid + ":" + gid);
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                    .isEqualTo("rwxrwx---");
            connect(socket);
            daemon.signal("USR1");
            await().untilAsserted(() -> assertThat(error).content().contains("Handling signal: usr1"));
            daemon.terminate();
        }
        assertThat(access).content().startsWith("a line of root's time\n").contains("\"GET / HTTP/1.1\" 200");
        assertThat(error).content().contains("Shutting down: Master").doesNotContain("Cannot reopen");
        assertThat(temp.resolve("jgun.pid")).isEmptyFile();
        assertThat(Files.exists(socket)).as("a socket to connect to").isFalse();

        // What is left of the first start is in nobody's way.
        try (Daemon daemon = start(hello().with("-u", USER, "-b", "unix:" + socket))) {
            connect(socket);
            daemon.terminate();
        }
        try (Daemon daemon = start(hello().with("-b", "unix:" + socket))) {
            connect(socket);
            assertThat(daemon.status()).containsEntry("Uid", "0 0 0 0");
            daemon.terminate();
        }
    }

    @Test
    void workerProcessesAndTheirFilesAreTheUsers() throws IOException {
        Path access = temp.resolve("access.log");
        try (Daemon daemon = start(hello().with("--prefork", "--workers", "2", "-u", USER, "-m", "027")
                .with("--access-logfile", access.toString()))) {
            await().untilAsserted(() -> assertThat(daemon.children()).hasSize(2));
            assertThat(Http.get(address()).statusCode()).isEqualTo(200);
            List<Daemon> workers = daemon.children();
            await().untilAsserted(() -> assertThat(workers)
                    .allSatisfy(
                            worker -> assertThat(ask("ps", "-o", "user:20=,args=", "-p", Long.toString(worker.pid())))
                                    .startsWith(USER)
                                    .endsWith("jgun: worker [com.acme.App:servlet]")));
            assertThat(workers)
                    .allSatisfy(worker -> assertThat(worker.threads())
                            .allSatisfy(thread -> assertThat(thread)
                                    .containsEntry("Uid", String.join(" ", uid, uid, uid, uid))
                                    .containsEntry("Gid", String.join(" ", gid, gid, gid, gid))
                                    .containsEntry("Groups", "")
                                    .containsEntry("CapEff", "0000000000000000")
                                    .containsEntry("Umask", "0027")));
            assertThat(owner(access)).isEqualTo(uid + ":" + gid);
            daemon.terminate();
            await().untilAsserted(() -> assertThat(workers).noneMatch(Daemon::isAlive));
        }
        assertThat(access).content().contains("\"GET / HTTP/1.1\" 200");
    }

    @Test
    void aSocketThatRootsServerLeftIsReplaced() throws IOException {
        Path socket = temp.resolve("jgun.sock");
        try (Daemon killed = start(hello().with("-b", "unix:" + socket))) {
            killed.signal("KILL");
            await().until(() -> !killed.isAlive());
        }
        try (Daemon daemon = start(hello().with("-u", USER, "-b", "unix:" + socket))) {
            connect(socket);
            daemon.terminate();
        }
    }

    @Test
    void aPortBelow1024TakesOneCapability() throws IOException {
        int low = IntStream.range(600, 1000)
                .filter(PrivilegesIT::isFree)
                .findFirst()
                .orElseThrow();
        Jgun command = Jgun.command("-b", "127.0.0.1:" + low, "com.acme.App:servlet")
                .withSamples()
                .with("-u", USER);
        try (Daemon daemon = start(command)) {
            assertThat(Http.get(URI.create("http://127.0.0.1:" + low)).statusCode())
                    .isEqualTo(200);
            assertThat(daemon.threads())
                    .allSatisfy(thread -> assertThat(thread)
                            .containsEntry("Uid", String.join(" ", uid, uid, uid, uid))
                            .containsEntry("CapEff", "0000000000000400"));
            daemon.signal("HUP");
            await().until(() -> Http.get(URI.create("http://127.0.0.1:" + low)).statusCode() == 200);
            daemon.terminate();
        }
    }

    @ParameterizedTest
    @CsvSource({"-u UID -g adm,UID,ADM,''", "-u USER --initgroups,UID,GID,ADM GID", "-g adm,0,ADM,''"})
    void groups(String options, String user, String group, String others) {
        try (Daemon daemon = start(hello().with(filled(options).split(" ", -1)))) {
            assertThat(daemon.status("Uid")).startsWith(filled(user) + " ");
            assertThat(daemon.status("Gid")).startsWith(filled(group) + " ");
            assertThat(daemon.status("Groups").split(" ", -1))
                    .containsExactlyInAnyOrder(filled(others).split(" ", -1));
            daemon.terminate();
        }
    }

    @Test
    void theConfigFileMaySayItAll() throws IOException {
        Path directory = Files.createDirectory(temp.resolve("app"));
        Path uploads = Files.createDirectory(directory.resolve("tmp"));
        ask("chown", USER, directory.toString(), uploads.toString());
        Files.writeString(temp.resolve("jgun.conf.py"), """
                chdir = "app"
                user = group = "%s"
                umask = 0o077
                daemon = True
                pidfile = "jgun.pid"
                errorlog = "error.log"
                worker_tmp_dir = "tmp"
                proc_name = "shop"
                """.formatted(USER));
        Jgun.Outcome launcher = Jgun.command("-b", "127.0.0.1:" + port, "io.jgun.acceptance.apps.WritesFile")
                .with("--classpath", Checkout.testClasses().toString())
                .in(temp)
                .run();
        assertThat(launcher).isEqualTo(new Jgun.Outcome(0, "", ""));
        try (Daemon daemon = Daemon.of(directory.resolve("jgun.pid"))) {
            assertThat(Http.get(address()).body()).isEqualTo("rw-------");
            assertThat(owner(directory.resolve("written.txt"))).isEqualTo(uid + ":" + gid);
            assertThat(uploads).isNotEmptyDirectory();
            assertThat(ask("ps", "-o", "args=", "-p", Long.toString(daemon.pid())))
                    .isEqualTo("jgun: master [shop]");
            daemon.terminate();
            assertThat(directory.resolve("jgun.pid")).doesNotExist();
            assertThat(uploads).isEmptyDirectory();
        }
    }

    @Test
    void rootFollowsNoLinkOfTheUsers() throws IOException {
        Path secret = Files.writeString(temp.resolve("secret"), "root's\n");
        Path logs = Files.createDirectory(temp.resolve("logs"));
        ask("chown", USER, logs.toString());
        Files.createSymbolicLink(logs.resolve("error.log"), secret);

        Jgun.Outcome outcome = hello().with(
                        "-u", USER, "--error-logfile", logs.resolve("error.log").toString())
                .run();

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).contains("permission denied for user " + USER);
        assertThat(owner(secret)).isEqualTo("0:0");
    }

    @ParameterizedTest
    @CsvSource({
        "--user,nobody-here,'user ''nobody-here'' does not exist; create it (useradd --system nobody-here)'",
        "--group,nobody-here,'group ''nobody-here'' does not exist; create it (groupadd --system nobody-here)'",
        "--user,54321,'user 54321 is the number of no known user, so that its group is unknown; set group, too'",
    })
    void whoDoesNotExist(String option, String who, String message) {
        Jgun.Outcome outcome = hello().with(option, who).run();

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).startsWith("Error: command line: " + message).hasLineCount(1);
    }

    @Test
    void onlyRootCanBecomeAnother() {
        Jgun.Outcome outcome = asUser(hello().with("--user", "root")).run();

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err())
                .isEqualTo("Error: command line: user asks for 'root', and only root can start the server as another"
                        + " than " + USER + "; start it as root, or without this setting\n");
    }

    @Test
    void whoOneIsAlreadyTakesNoRoot() {
        try (JgunProcess server =
                asUser(hello().with("--user", USER, "--group", gid)).start()) {
            server.awaitListening();
            server.signal("TERM");
            assertThat(server.awaitExit().exit()).isZero();
        }
    }

    @Test
    void aHomeThatTheUserCannotReadIsTold() throws IOException {
        Path closed = Files.createDirectory(temp.resolve("root-only"));
        ask("cp", "-r", Checkout.home().toString(), closed.toString());
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));

        Jgun.Outcome outcome = Jgun.at(closed.resolve("jgun/bin/jgun"), "-u", USER, "com.acme.App:servlet")
                .withSamples()
                .run();

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).startsWith("jgun: the user that the server shall run as cannot read ");
    }

    private static Jgun asUser(Jgun command) {
        return command.through("setpriv", "--reuid", uid, "--regid", gid, "--clear-groups")
                .in(Path.of("/"));
    }

    private Jgun hello() {
        return Jgun.command("-b", "127.0.0.1:" + port, "com.acme.App:servlet").withSamples();
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private Daemon start(Jgun command) {
        return Daemon.start(command, temp.resolve("jgun.pid"));
    }

    private static String filled(String text) {
        return text.replace("USER", USER)
                .replace("UID", uid)
                .replace("GID", gid)
                .replace("ADM", adm);
    }

    private static void connect(Path socket) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            assertThat(channel.connect(UnixDomainSocketAddress.of(socket))).isTrue();
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static String owner(Path file) throws IOException {
        return Files.getAttribute(file, "unix:uid") + ":" + Files.getAttribute(file, "unix:gid");
    }

    static String ask(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor())
                    .as(String.join(" ", command) + ": " + answer)
                    .isZero();
            return answer.strip();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
