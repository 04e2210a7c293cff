package io.jgun.acceptance;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A real reverse proxy in front of a server, at a free port, with a configuration of the test's. */
final class Proxy implements AutoCloseable {

    private final Process process;
    private final Path log;
    private final int port;

    private Proxy(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Where clients connect. */
    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /**
     * nginx with these lines at the top of its configuration, besides {@code events}.
     *
     * @param configuration with {@code @PORT@} for the port to listen at, {@code @DIR@} for a directory to write to
     */
    static Proxy nginx(Path directory, String configuration) {
        Installed.apt("nginx", "nginx-light");
        String stream = configuration.contains("stream {") ? streamModule() : "";
        String whole = stream + """
                daemon off;
                worker_processes 1;
                error_log stderr;
                pid @DIR@/nginx.pid;
                events {}
                """ + configuration;
        return start(directory, whole, "nginx", "-p", "@DIR@", "-c", "@FILE@");
    }

    private static String streamModule() {
        Path module = Path.of("/usr/lib/nginx/modules/ngx_stream_module.so");
        Installed.apt(module, "libnginx-mod-stream");
        return "load_module %s;%n".formatted(module);
    }

    /** The lines of nginx's http that keep its files out of the system's directories. */
    static String nginxHttp(String server) {
        return """
                http {
                  access_log off;
                  client_body_temp_path @DIR@/body;
                  proxy_temp_path @DIR@/proxy;
                  fastcgi_temp_path @DIR@/fastcgi;
                  uwsgi_temp_path @DIR@/uwsgi;
                  scgi_temp_path @DIR@/scgi;
                %s}
                """.formatted(server);
    }

    static Proxy haproxy(Path directory, String configuration) {
        Installed.apt("haproxy");
        String whole = """
                defaults
                  timeout connect 5s
                  timeout client 30s
                  timeout server 30s
                """ + configuration;
        return start(directory, whole, "haproxy", "-db", "-f", "@FILE@");
    }

    static Proxy apache(Path directory, String configuration) {
        Installed.apt("apache2", "apache2-bin");
        String whole = """
                ServerRoot @DIR@
                PidFile @DIR@/apache.pid
                ErrorLog /dev/stderr
                ServerName public.example
                Listen 127.0.0.1:@PORT@
                LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
                LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
                LoadModule proxy_module /usr/lib/apache2/modules/mod_proxy.so
                LoadModule proxy_http_module /usr/lib/apache2/modules/mod_proxy_http.so
                LoadModule headers_module /usr/lib/apache2/modules/mod_headers.so
                User www-data
                Group www-data
                """ + configuration;
        return start(directory, whole, "apache2", "-DFOREGROUND", "-f", "@FILE@");
    }

    static Proxy caddy(Path directory, String configuration) {
        Installed.apt("caddy");
        String whole = """
                {
                  admin off
                  auto_https off
                }
                """ + configuration;
        return start(directory, whole, "caddy", "run", "--adapter", "caddyfile", "--config", "@FILE@");
    }

    private static Proxy start(Path directory, String configuration, String... command) {
        int port = Http.freePort();
        try {
            Path own = Files.createTempDirectory(directory, command[0]);
            Path file = own.resolve("proxy.conf");
            Map<String, String> values =
                    Map.of("@PORT@", Integer.toString(port), "@DIR@", own.toString(), "@FILE@", file.toString());
            Files.writeString(file, filled(configuration, values));
            Path log = own.resolve("output.log");
            ProcessBuilder builder = new ProcessBuilder(
                    List.of(command).stream().map(word -> filled(word, values)).toList());
            builder.environment().put("HOME", own.toString());
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Proxy proxy = new Proxy(process, log, port);
            proxy.awaitListening();
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String filled(String text, Map<String, String> values) {
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace(value.getKey(), value.getValue());
        }
        return filled;
    }

    private void awaitListening() {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            if (!process.isAlive()) {
                throw new AssertionError("ended with " + process.exitValue() + ": " + Files.readString(log));
            }
            return isListening();
        });
    }

    private boolean isListening() {
        try (Socket socket = Http.connect(address())) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** A connection of a client with another address than the proxies, which a server believes. */
    static Socket connect(String client, URI server) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getAllByName(client)[0], 0));
        InetAddress address = InetAddress.getAllByName(server.getHost())[0];
        socket.connect(new InetSocketAddress(address, server.getPort()), 10_000);
        socket.setSoTimeout(10_000);
        return socket;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
