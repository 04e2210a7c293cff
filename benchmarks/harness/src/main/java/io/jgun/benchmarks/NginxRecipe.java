package io.jgun.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How nginx is started: the floor, as it runs no servlet, but answers with a constant, or a file. */
record NginxRecipe(Checkout checkout) implements Peer.Recipe {
    @Override
    public Command command(Setup setup, Place place) {
        Path file = place.temp().resolve("nginx.conf");
        if (!place.equals(Place.SHOWN)) {
            try {
                Files.writeString(file, configuration(setup, place));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Command.of("nginx -p " + place.temp() + " -e error.log -c " + file);
    }

    private String configuration(Setup setup, Place place) {
        String log = setup == Setup.LOG ? "access.log combined buffer=64k flush=1s" : "off";
        return """
                daemon off;
                pid nginx.pid;
                user %s;
                worker_processes auto;
                events { worker_connections %d; }
                http {
                    access_log %s;
                    client_body_temp_path body;
                    client_max_body_size 2m;
                    keepalive_requests 1000000000;
                    keepalive_timeout 600s;
                    sendfile on;
                    server {
                        listen 127.0.0.1:%d backlog=1024;
                        location = / { default_type text/plain; return 200 "Hello, World!\\n"; }
                        location / { root %s; }
                    }
                }
                """.formatted(
                System.getProperty("user.name"), // started by root it would become one that may not read the files
                2 * Setup.CONNECTIONS,
                log,
                place.port(),
                Workshop.files(checkout));
    }
}
