package io.jgun.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the figures depend on beside the servers. */
final class Machine {
    private Machine() {}

    static Map<String, String> facts(Checkout checkout) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "date",
                LocalDateTime.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")) + " UTC");
        facts.put(
                "machine",
                Runtime.getRuntime().availableProcessors() + " processors ("
                        + find("/proc/cpuinfo", "(?m)^model name\\s*: (.*)$") + "), "
                        + Long.parseLong(find("/proc/meminfo", "(?m)^MemTotal:\\s*(\\d+) kB")) / (1 << 20) + " GiB");
        facts.put(
                "system",
                find("/etc/os-release", "(?m)^PRETTY_NAME=\"?([^\"\\n]*)") + ", Linux "
                        + System.getProperty("os.version"));
        facts.put("Java", System.getProperty("java.runtime.version") + " (" + System.getProperty("java.vendor") + ")");
        facts.put("wrk", Tools.firstLine("wrk", "--version").replaceAll(".*?(\\d\\S*).*", "$1"));
        facts.put(
                "jgun",
                Tools.firstLine(checkout.jgun().toString(), "--version") + ", commit "
                        + Tools.firstLine("git", "-C", checkout.top().toString(), "describe", "--always", "--dirty"));
        return facts;
    }

    private static String find(String file, String pattern) {
        try {
            Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(Path.of(file)));
            return matcher.find() ? matcher.group(1).strip() : "unknown";
        } catch (IOException e) {
            return "unknown";
        }
    }
}
