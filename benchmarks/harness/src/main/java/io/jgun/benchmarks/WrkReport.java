package io.jgun.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What wrk prints.
 *
 * @param seconds how long it ran
 * @param p50 milliseconds
 * @param p99 milliseconds
 * @param faults what went wrong, in a few words; empty if nothing did
 */
record WrkReport(long requests, double seconds, double p50, double p99, String faults) {
    private static final Pattern TOTAL = Pattern.compile("(?m)^\\s*(\\d+) requests in ([0-9.]+)(us|ms|s|m|h),");
    private static final Pattern SOCKETS =
            Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");
    private static final Pattern STATUS = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
    private static final List<String> KINDS = List.of("connect", "read", "write", "timeout");

    /** @throws IllegalArgumentException if it is not the output of {@code wrk --latency} */
    static WrkReport parse(String output) {
        Matcher total = TOTAL.matcher(output);
        if (!total.find()) {
            throw new IllegalArgumentException("wrk gave no report: " + output.strip());
        }
        return new WrkReport(
                Long.parseLong(total.group(1)),
                millis(total.group(2), total.group(3)) / 1000,
                percentile(output, 50),
                percentile(output, 99),
                faults(output));
    }

    private static double percentile(String output, int percent) {
        Matcher matcher = Pattern.compile("(?m)^\\s*" + percent + "%\\s+([0-9.]+)(us|ms|s|m|h)\\s*$")
                .matcher(output);
        if (!matcher.find()) {
            throw new IllegalArgumentException("wrk gave no " + percent + "%: " + output.strip());
        }
        return millis(matcher.group(1), matcher.group(2));
    }

    private static double millis(String number, String unit) {
        double value = Double.parseDouble(number);
        return switch (unit) {
            case "us" -> value / 1000;
            case "ms" -> value;
            case "s" -> value * 1000;
            case "m" -> value * 60_000;
            default -> value * 3_600_000;
        };
    }

    private static String faults(String output) {
        List<String> faults = new ArrayList<>();
        Matcher sockets = SOCKETS.matcher(output);
        if (sockets.find()) {
            for (int i = 0; i < KINDS.size(); i++) {
                if (!sockets.group(i + 1).equals("0")) {
                    faults.add(sockets.group(i + 1) + " " + KINDS.get(i));
                }
            }
        }
        Matcher status = STATUS.matcher(output);
        if (status.find()) {
            faults.add(status.group(1) + " not 2xx");
        }
        return String.join(", ", faults);
    }
}
