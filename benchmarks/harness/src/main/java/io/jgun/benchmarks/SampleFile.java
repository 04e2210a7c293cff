package io.jgun.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Samples as tab-separated text, one figure a line: case, peer, round, metric, value; FAULT in place of a metric has a text. */
final class SampleFile {
    private static final String FAULT = "FAULT";

    private record Key(Case of, String peer, int round) {}

    private SampleFile() {}

    static void write(Path file, Samples samples) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Samples.Sample each : samples.all()) {
            String start = each.of().label() + "\t" + each.peer() + "\t" + each.round() + "\t";
            each.figures()
                    .values()
                    .forEach((metric, value) ->
                            lines.add(start + metric + "\t" + String.format(Locale.ROOT, "%.4f", value)));
            if (!each.figures().fault().isEmpty()) {
                lines.add(start + FAULT + "\t" + each.figures().fault().replace('\t', ' '));
            }
        }
        Files.write(file, lines);
    }

    /**
     * None if there is no such file.
     *
     * @throws Misuse if a line is not one of such a file
     */
    static List<Samples.Sample> read(Path file) throws IOException {
        Map<Key, Map<Metric, Double>> values = new LinkedHashMap<>();
        Map<Key, String> faults = new LinkedHashMap<>();
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            String[] fields = line.split("\t", 5);
            try {
                Key key = new Key(Case.named(fields[0]).get(0), fields[1], Integer.parseInt(fields[2]));
                values.putIfAbsent(key, new EnumMap<>(Metric.class));
                if (fields[3].equals(FAULT)) {
                    faults.put(key, fields[4]);
                } else {
                    values.get(key).put(Metric.valueOf(fields[3]), Double.valueOf(fields[4]));
                }
            } catch (Misuse | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw new Misuse(file + ": this line cannot be read; remove it, or do without --keep: " + line);
            }
        }
        return values.entrySet().stream()
                .map(each -> new Samples.Sample(
                        each.getKey().of(),
                        each.getKey().peer(),
                        each.getKey().round(),
                        new Figures(each.getValue(), faults.getOrDefault(each.getKey(), ""))))
                .toList();
    }
}
