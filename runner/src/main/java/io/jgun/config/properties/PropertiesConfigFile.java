package io.jgun.config.properties;

import io.jgun.config.ConfigException;
import io.jgun.config.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads a config file in the format of {@link java.util.Properties}, which forgets line numbers: a reader of our own
 * keeps them for messages. UTF-8.
 */
public final class PropertiesConfigFile {

    private static final int LARGEST = 1 << 20;

    private PropertiesConfigFile() {}

    /**
     * The content of a file.
     *
     * @throws ConfigException if it cannot be read, or is over 1 MiB
     */
    public static String text(Path file) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LARGEST + 1);
        } catch (IOException e) {
            throw new ConfigException(Origin.of(file.toString()), file + ": cannot be read: " + e.getMessage());
        }
        if (bytes.length > LARGEST) {
            throw new ConfigException(
                    Origin.of(file.toString()), file + ": is too large for a config file (over 1 MiB)");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /**
     * Reads text. A name that occurs twice is given twice, in the order of the file.
     *
     * @param source its name in messages
     * @throws ConfigException if it has a malformed escape
     */
    public static List<PropertyEntry> parse(String text, String source) {
        return new PropertiesScanner(text.startsWith("\uFEFF") ? text.substring(1) : text, source).entries();
    }
}
