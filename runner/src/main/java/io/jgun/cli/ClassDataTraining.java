package io.jgun.cli;

import io.jgun.posix.ExitException;
import io.jgun.posix.Kill;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The process whose classes become the class-data archive: bin/jgun runs it with {@code -XX:ArchiveClassesAtExit}, or, for
 * an AOT cache, with {@code -XX:AOTMode=record}. It serves a small application, from a class and from a WAR, at a free port of the loopback interface, asks it a few
 * things, and ends. Nothing of the operator's is touched: neither settings nor environment are read.
 */
final class ClassDataTraining {

    private static final long PATIENCE_MILLIS = 120_000;
    private static final String SERVLET = "io.jgun.servlet.training.TrainingServlet";
    private static final String WEB_XML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <display-name>Training</display-name>
              <servlet>
                <servlet-name>named</servlet-name>
                <servlet-class>%s</servlet-class>
              </servlet>
              <servlet-mapping>
                <servlet-name>named</servlet-name>
                <url-pattern>/named</url-pattern>
              </servlet-mapping>
              <session-config>
                <session-timeout>30</session-timeout>
              </session-config>
            </web-app>
            """.formatted(SERVLET);
    private static final Pattern LISTENING = Pattern.compile("Listening at: http://127\\.0\\.0\\.1:(\\d+)");

    /** Held as long as this process lives. */
    private static @Nullable FileLock lock;

    private final Path directory;

    private ClassDataTraining(Path directory) {
        this.directory = directory;
    }

    public static void main(String[] args) throws IOException {
        endLater();
        if (!isTheOnlyOne()) {
            Runtime.getRuntime().halt(1);
        }
        Path directory = Files.createTempDirectory("jgun-class-data");
        int code = 1;
        try {
            new ClassDataTraining(directory).run();
            loadTheRest();
            code = 0;
        } catch (IOException | InterruptedException | RuntimeException e) {
            System.err.println("jgun: cannot make the class-data archive: " + e);
        } finally {
            delete(directory);
        }
        if (code != 0) {
            Runtime.getRuntime().halt(code); // exit would write an archive of what was loaded until now
        }
        System.exit(0);
    }

    /** False if another process makes the same archive. */
    private static boolean isTheOnlyOne() {
        String file = System.getProperty("jgun.class.data.lock");
        if (file == null) {
            return true;
        }
        try {
            FileChannel channel = FileChannel.open(Path.of(file), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = channel.tryLock();
            return lock != null;
        } catch (IOException e) {
            return true; // a file system without locks: the later one wins
        }
    }

    /** Whatever hangs, this process is gone one day. */
    private static void endLater() {
        Thread guard = new Thread(
                () -> {
                    try {
                        Thread.sleep(PATIENCE_MILLIS);
                    } catch (InterruptedException e) {
                        return;
                    }
                    Runtime.getRuntime().halt(1);
                },
                "jgun-class-data-guard");
        guard.setDaemon(true);
        guard.start();
    }

    private void run() throws IOException, InterruptedException {
        List<String> words = application();
        Thread server = new Thread(() -> serve(words), "jgun-class-data-server");
        server.setDaemon(true);
        server.start();
        ask(
                port(server),
                List.of("/", "/war/", "/?session=1", "/war/?session=1", "/war/page.html", "/war/pages/", "/war/none"));
        // The end takes classes, too, as does starting a process, which an arbiter of --prefork does.
        Kill.send(ProcessHandle.current().pid(), "TERM"); // by the shell: an image may have no program for it
        server.join(PATIENCE_MILLIS);
        new WorkerTraining(directory).run(words, port -> ask(port, List.of("/")));
    }

    private static void ask(int port, List<String> paths) throws IOException {
        try (Socket connection = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
            connection.setSoTimeout((int) PATIENCE_MILLIS);
            for (String path : paths) {
                exchange(connection, "GET " + path, "");
            }
            exchange(connection, "POST /", "a=1&b=2");
        }
    }

    private void serve(List<String> words) {
        try {
            new Jgun(Map.of(), directory, System.out, System.err).run(words);
        } catch (ExitException e) {
            System.err.println(e.getMessage());
        }
    }

    private List<String> application() throws IOException {
        String file = SERVLET.replace('.', '/') + ".class";
        byte[] bytes;
        try (InputStream in = ClassDataTraining.class.getClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException("jgun-servlet-bridge is not on the class path");
            }
            bytes = in.readAllBytes();
        }
        Path classFile = directory.resolve("classes").resolve(file);
        Files.createDirectories(classFile.getParent());
        Files.write(classFile, bytes);
        Path war = directory.resolve("training.war");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(war))) {
            out.putNextEntry(new JarEntry("WEB-INF/classes/" + file));
            out.write(bytes);
            // Has the server set up what a webapp is given only where its files mention it.
            out.putNextEntry(new JarEntry("WEB-INF/classes/mentions.txt"));
            out.write("websocket java:comp/env\n".getBytes(StandardCharsets.US_ASCII));
            out.putNextEntry(new JarEntry("WEB-INF/web.xml"));
            out.write(WEB_XML.getBytes(StandardCharsets.US_ASCII));
            for (String page : List.of("page.html", "pages/index.html")) {
                out.putNextEntry(new JarEntry(page));
                out.write("<p>Hello</p>\n".getBytes(StandardCharsets.US_ASCII));
            }
        }
        // What many config files hold; reading it takes classes, too.
        Path config = directory.resolve("jgun.conf.py");
        Files.writeString(config, """
                import multiprocessing
                import os

                bind = ["127.0.0.1:" + os.environ.get("PORT", "0"), "unix:@/socket"]
                workers = min(multiprocessing.cpu_count() * 2 + 1, 2)
                accesslog = "-"
                loglevel = "info"


                def when_ready(server):
                    server.log.info("ready: %s", server.address)


                def post_request(worker, req, environ, resp):
                    worker.log.debug("%s %s", req.method, req.path)
                """.replace("@", directory.toString()));
        return List.of(
                "--config",
                config.toString(),
                "--error-logfile",
                errorLog().toString(),
                "--classpath",
                directory.resolve("classes").toString(),
                war + ":/war",
                SERVLET);
    }

    private Path errorLog() {
        return directory.resolve("error.log");
    }

    /** The port that the server says it listens at. */
    private int port(Thread server) throws IOException, InterruptedException {
        while (true) {
            boolean running = server.isAlive();
            String log = Files.exists(errorLog()) ? Files.readString(errorLog()) : "";
            Matcher matcher = LISTENING.matcher(log);
            if (matcher.find()) {
                return Integer.parseInt(matcher.group(1));
            }
            if (!running) {
                throw new IOException("the server has ended: " + log.strip());
            }
            Thread.sleep(10);
        }
    }

    /** One request and its response, which must have a Content-Length or no body. */
    private static void exchange(Socket connection, String line, String body) throws IOException {
        OutputStream out = connection.getOutputStream();
        String head = line + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: Mozilla/5.0\r\nAccept: */*\r\n"
                + "Accept-Encoding: gzip\r\nAccept-Language: en\r\n";
        if (!body.isEmpty()) {
            head += "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length() + "\r\n";
        }
        out.write((head + "\r\n" + body).getBytes(StandardCharsets.US_ASCII));
        InputStream in = new BufferedInputStream(connection.getInputStream());
        int length = 0;
        while (true) {
            String header = line(in);
            if (header.isEmpty()) {
                break;
            }
            if (header.startsWith("Content-Length: ")) {
                length = Integer.parseInt(header.substring("Content-Length: ".length()));
            }
        }
        if (in.readNBytes(length).length < length) {
            throw new IOException("the response to " + line + " is cut short");
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("the server has closed the connection");
            } else if (octet == '\n') {
                return line.toString();
            } else if (octet != '\r') {
                line.append((char) octet);
            }
        }
    }

    /** What of jgun itself this application did not need, and another may. */
    private static void loadTheRest() throws IOException {
        ClassLoader loader = ClassDataTraining.class.getClassLoader();
        for (String jar : System.getProperty("java.class.path").split(":", -1)) {
            if (!Path.of(jar).getFileName().toString().startsWith("jgun-")) {
                continue;
            }
            try (JarFile file = new JarFile(jar);
                    Stream<JarEntry> entries = file.stream()) {
                entries.map(JarEntry::getName)
                        .filter(name -> name.endsWith(".class") && !name.contains("-"))
                        .map(name -> name.substring(0, name.length() - ".class".length())
                                .replace('/', '.'))
                        .forEach(name -> load(name, loader));
            }
        }
    }

    private static void load(String name, ClassLoader loader) {
        try {
            Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            // It wants something that is not there: a newer Java, a library that is optional.
            return;
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            System.err.println("jgun: cannot delete " + directory + ": " + e);
        }
    }
}
