import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Time from the start of the process to the first 200, CPU time of all its processes until then, and private memory (all processes of the server) two seconds
 * after it. The servers take turns, round by round, so that a slow minute of the machine hits all; medians are printed.
 *
 * <p>Usage, from the top of the checkout: {@code java benchmarks/Start.java [ROUNDS] [NAME...]}
 */
public final class Start {

    private static final String JGUN = "distribution/target/jgun/bin/jgun";
    private static final String JAVA = System.getProperty("java.home") + "/bin/java";

    private record Sample(double millis, double cpuMillis, double megabytes) {}

    private Start() {}

    public static void main(String[] args) throws Exception {
        makeClassDataArchive();
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 7;
        List<String> wanted = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            for (Map.Entry<String, List<String>> server : servers().entrySet()) {
                if (!wanted.isEmpty() && !wanted.contains(server.getKey())) {
                    continue;
                }
                Sample sample = measure(server.getValue());
                if (round > 0) { // the first round fills the page cache
                    samples.computeIfAbsent(server.getKey(), name -> new ArrayList<>()).add(sample);
                }
            }
        }
        System.out.println("| server | first 200, ms | CPU until then, ms | idle, MB private |\n|---|---:|---:|---:|");
        samples.forEach((name, list) -> System.out.printf(
                "| %s | %.0f | %.0f | %.0f |%n",
                name,
                median(list.stream().mapToDouble(Sample::millis).toArray()),
                median(list.stream().mapToDouble(Sample::cpuMillis).toArray()),
                median(list.stream().mapToDouble(Sample::megabytes).toArray())));
    }

    /** As the first start would have done in the background. */
    private static void makeClassDataArchive() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(JGUN).inheritIO();
        builder.environment().put("JGUN_CLASS_DATA", "make");
        if (builder.start().waitFor() != 0) {
            throw new IllegalStateException("no class-data archive");
        }
    }

    /** Commands by name; PORT and TEMP are replaced. */
    private static Map<String, List<String>> servers() {
        Map<String, List<String>> servers = new LinkedHashMap<>();
        String jgun = JGUN + " -b 127.0.0.1:PORT ";
        String servlet = "--classpath benchmarks/war/target/classes bench.Hello";
        String war = "benchmarks/war/target/hello.war";
        servers.put("jgun, servlet class", words(jgun + servlet));
        servers.put("jgun, servlet class, no archive", words("env JGUN_CLASS_DATA=off " + jgun + servlet));
        servers.put("jgun, WAR", words(jgun + war));
        servers.put("jgun, WAR, no archive", words("env JGUN_CLASS_DATA=off " + jgun + war));
        servers.put("Jetty, embedded", embedded("jetty", "bench.JettyPeer"));
        servers.put("Tomcat, embedded", embedded("tomcat", "bench.TomcatPeer"));
        servers.put("Undertow, embedded", embedded("undertow", "bench.UndertowPeer"));
        String runners = "benchmarks/war/target/servers/";
        servers.put(
                "webapp-runner, WAR",
                words(JAVA + " -jar " + runners + "webapp-runner.jar --port PORT benchmarks/war/target/hello.war"));
        servers.put(
                "Payara Micro, WAR",
                words(JAVA + " -jar " + runners + "payara-micro.jar --nocluster --rootDir TEMP --port PORT"
                        + " --contextroot / --deploy benchmarks/war/target/hello.war"));
        servers.put("Gunicorn, 5 workers", words("gunicorn -w 5 -b 127.0.0.1:PORT --chdir benchmarks hello:app"));
        return servers;
    }

    private static List<String> embedded(String module, String main) {
        String base = "benchmarks/" + module + "/target/";
        return words(JAVA + " -cp " + base + "classes:" + base + "lib/* " + main + " PORT TEMP");
    }

    private static List<String> words(String command) {
        return List.of(command.split(" ", -1));
    }

    private static Sample measure(List<String> command) throws IOException, InterruptedException {
        int port = freePort();
        Path temp = Files.createTempDirectory("start");
        List<String> words = command.stream()
                .map(word -> word.equals("TEMP") ? temp.toString() : word.replace("PORT", Integer.toString(port)))
                .toList();
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("log").toFile())
                .start();
        try {
            while (!answers(port)) {
                if (!process.isAlive() || System.nanoTime() - begun > 60_000_000_000L) {
                    throw new IllegalStateException(words + ": " + Files.readString(temp.resolve("log")));
                }
                Thread.sleep(1);
            }
            double millis = (System.nanoTime() - begun) / 1e6;
            double cpuMillis = cpuMillis(process.toHandle());
            Thread.sleep(2000);
            return new Sample(millis, cpuMillis, megabytes(process.toHandle()));
        } finally {
            process.destroy();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            delete(temp);
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return answer.endsWith(" 200");
        } catch (IOException e) {
            return false;
        }
    }

    /** Says more than the clock on a machine that does other things as well. */
    private static double cpuMillis(ProcessHandle process) {
        return family(process)
                .mapToDouble(each -> each.info().totalCpuDuration().orElseThrow().toNanos() / 1e6)
                .sum();
    }

    private static Stream<ProcessHandle> family(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants());
    }

    private static double megabytes(ProcessHandle process) throws IOException {
        double sum = 0;
        for (ProcessHandle each : family(process).toList()) {
            for (String line : Files.readAllLines(Path.of("/proc/" + each.pid() + "/smaps_rollup"))) {
                if (line.startsWith("Private_Clean:") || line.startsWith("Private_Dirty:")) {
                    sum += Double.parseDouble(line.replaceAll("\\D", ""));
                }
            }
        }
        return sum / 1024;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
