package io.jgun.config.python.modules;

import io.jgun.config.python.values.PyError;
import io.jgun.config.python.values.PyTuple;
import io.jgun.config.python.values.Run;
import io.jgun.config.python.values.Types;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What Linux says of itself in /proc. */
final class SystemFigures {

    private static final long PAGE = 4096;

    private SystemFigures() {}

    static Object loadAverage(Run run) {
        String[] figures = read("/proc/loadavg").split(" ", -1);
        return new PyTuple(
                Double.parseDouble(figures[0]), Double.parseDouble(figures[1]), Double.parseDouble(figures[2]));
    }

    static Object sysconf(Run run, Object name) {
        return switch (name.toString()) {
            case "SC_PAGE_SIZE", "SC_PAGESIZE" -> PAGE;
            case "SC_NPROCESSORS_ONLN", "SC_NPROCESSORS_CONF" -> OsModule.cpuCount();
            case "SC_PHYS_PAGES" -> memory("MemTotal:") * 1024 / PAGE;
            case "SC_AVPHYS_PAGES" -> memory("MemAvailable:") * 1024 / PAGE;
            default -> throw PyError.value("unrecognized configuration name");
        };
    }

    private static long memory(String key) {
        for (String line : read("/proc/meminfo").split("\n", -1)) {
            if (line.startsWith(key)) {
                return Long.parseLong(
                        line.substring(key.length()).replace("kB", "").strip());
            }
        }
        throw PyError.of(Types.OS_ERROR, "the size of the memory is not known");
    }

    private static String read(String file) {
        try {
            return java.nio.file.Files.readString(Path.of(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw PyError.of(Types.OS_ERROR, file + " cannot be read");
        }
    }
}
