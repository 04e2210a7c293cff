package io.jgun.config;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a config file may see of the world around it.
 *
 * @param environment what {@code os.environ} starts with; assignments in the file change a copy
 * @param directory the working directory: what relative paths and {@code os.getcwd()} mean
 * @param output where {@code print()} and {@code logging} go
 */
public record ReaderContext(Map<String, String> environment, Path directory, ConfigOutput output) {

    /** The environment and the working directory of this process. */
    public static ReaderContext ofProcess(ConfigOutput output) {
        return new ReaderContext(System.getenv(), Path.of("").toAbsolutePath(), output);
    }
}
