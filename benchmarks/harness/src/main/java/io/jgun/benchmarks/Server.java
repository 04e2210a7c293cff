package io.jgun.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** A server that serves. */
final class Server implements AutoCloseable {
    private static final long PATIENCE = 90_000_000_000L;

    private final Process process;
    private final Place place;
    private final double firstMillis;
    private final double firstCpuMillis;

    private Server(Process process, Place place, double firstMillis, double firstCpuMillis) {
        this.process = process;
        this.place = place;
        this.firstMillis = firstMillis;
        this.firstCpuMillis = firstCpuMillis;
    }

    /**
     * Starts it, and returns when it has answered with 200.
     *
     * @throws ServerFailure if it does not; the message holds what it said
     */
    static Server start(Peer peer, Setup setup) throws IOException, InterruptedException {
        Place place = new Place(freePort(), Directories.temporary());
        Command command = peer.command(setup, place);
        Path log = log(place);
        ProcessBuilder builder = new ProcessBuilder(command.words())
                .directory(place.temp().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(command.environment());
        long begun = System.nanoTime();
        Process process = Children.start(builder);
        try {
            while (!Http.answers(place.port())) {
                if (!process.isAlive() || System.nanoTime() - begun > PATIENCE) {
                    throw new ServerFailure(
                            peer.name() + " does not serve: " + command.words() + "\n" + Files.readString(log));
                }
                Thread.sleep(1);
            }
            double millis = (System.nanoTime() - begun) / 1e6;
            return new Server(process, place, millis, ProcessTree.cpuSeconds(process.toHandle()) * 1000);
        } catch (IOException | InterruptedException | RuntimeException e) {
            stop(process, place.temp());
            throw e;
        }
    }

    int port() {
        return place.port();
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /** What it has said so far. */
    String said() throws IOException {
        return Files.readString(log(place));
    }

    double firstMillis() {
        return firstMillis;
    }

    /** User and system time of all its processes until it had answered. */
    double firstCpuMillis() {
        return firstCpuMillis;
    }

    @Override
    public void close() throws IOException {
        try {
            stop(process, place.temp());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stop(Process process, Path temp) throws IOException, InterruptedException {
        Children.end(process);
        Directories.delete(temp);
    }

    private static Path log(Place place) {
        return place.temp().resolve("server.log");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
