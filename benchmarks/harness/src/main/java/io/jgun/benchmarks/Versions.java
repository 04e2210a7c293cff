package io.jgun.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Versions of the peers that Maven brings: those of the POM. */
final class Versions {
    private final Properties versions = new Properties();

    Versions() {
        try (InputStream file = Versions.class.getResourceAsStream("versions.properties")) {
            versions.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String of(String peer) {
        String version = versions.getProperty(peer);
        if (version == null) {
            throw new IllegalArgumentException("no version of " + peer);
        }
        return version;
    }
}
