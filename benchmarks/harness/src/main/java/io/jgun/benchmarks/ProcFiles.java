package io.jgun.benchmarks;

import java.util.List;

/** Reads what the kernel writes into files of /proc; see proc(5). */
final class ProcFiles {
    /** Of every Linux that runs Java. */
    private static final double TICKS_PER_SECOND = 100;

    /**
     * Of all processors, since the machine started.
     *
     * @param busy seconds in which they did something, or another machine took them
     * @param total seconds in all
     */
    record Processors(double busy, double total) {}

    private ProcFiles() {}

    /**
     * Seconds of user and system time in /proc/PID/stat, those of children included that have ended and been waited for: what a child had used is neither
     * lost nor counted twice when it ends.
     */
    static double cpuSeconds(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).strip().split(" "); // the name may hold anything
        double ticks = 0;
        for (int field = 14; field <= 17; field++) {
            ticks += Long.parseLong(fields[field - 3]);
        }
        return ticks / TICKS_PER_SECOND;
    }

    /** From /proc/stat. */
    static Processors processors(String stat) {
        String[] fields = stat.lines()
                .filter(line -> line.startsWith("cpu "))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no line cpu in " + stat))
                .split(" +");
        double total = 0;
        double idle = 0;
        for (int field = 1; field <= 8; field++) { // guests, after them, are in user already
            long ticks = Long.parseLong(fields[field]);
            total += ticks;
            if (field == 4 || field == 5) {
                idle += ticks;
            }
        }
        return new Processors((total - idle) / TICKS_PER_SECOND, total / TICKS_PER_SECOND);
    }

    /** Bytes that belong to this process alone, from /proc/PID/smaps_rollup. */
    static long privateBytes(List<String> smapsRollup) {
        return smapsRollup.stream()
                .filter(line -> line.startsWith("Private_Clean:") || line.startsWith("Private_Dirty:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .sum();
    }
}
