package io.jgun.cli;

import io.jgun.config.Origin;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The config file to read.
 *
 * @param text as it was given
 * @param path to read
 * @param origin of the choice
 */
record ConfigLocation(String text, Path path, Origin origin) {

    private static final List<String> DEFAULTS = List.of("jgun.conf.py", "gunicorn.conf.py");

    /** The first default file that is there. */
    static Optional<ConfigLocation> standard(Path directory) {
        for (String name : DEFAULTS) {
            Path path = directory.resolve(name);
            if (Files.exists(path)) {
                return Optional.of(new ConfigLocation("./" + name, path, Origin.of("default")));
            }
        }
        return Optional.empty();
    }

    /** @throws IllegalArgumentException with a message that continues "config" */
    static ConfigLocation given(String text, Path directory, Origin origin) {
        if (text.startsWith("python:")) {
            throw new IllegalArgumentException("names the Python module " + text.substring("python:".length())
                    + ", and jgun has no Python to import it; name the file: -c PATH");
        }
        String name = text.startsWith("file:") ? text.substring("file:".length()) : text;
        Path path;
        try {
            path = directory.resolve(
                    name.startsWith("~/") ? System.getProperty("user.home") + name.substring(1) : name);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("must be the path of a file, not '" + text + "'", e);
        }
        if (!Files.exists(path)) {
            throw new IllegalArgumentException("names the file " + name + ", which does not exist");
        }
        if (Files.isDirectory(path) || !Files.isReadable(path)) {
            throw new IllegalArgumentException("names " + name + ", which is not a readable file");
        }
        return new ConfigLocation(text, path, origin);
    }

    boolean isProperties() {
        return path.toString().endsWith(".properties");
    }
}
