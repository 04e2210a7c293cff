package io.jgun.acceptance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What the clients of a {@link LoadClient} have seen so far. Times are those of {@link System#nanoTime}. */
public final class LoadReport {

    /** A failure that is counted. A client that can tell nothing of these has lost nothing. */
    public enum Failure {
        /** No connection: refused, or no answer to the handshake in time. */
        CONNECT,
        /** An answer came, and it is not a 2xx. */
        STATUS,
        /** The connection was reset before the whole answer was there. */
        RESET,
        /** The connection was closed before the first byte of the answer, though the request was sent. */
        NO_ANSWER,
        /** The connection was closed within the answer. */
        CUT,
        /** No byte came for the time that a client waits. */
        TIMEOUT,
        /** What came is not an HTTP/1.1 answer, or bytes came that nobody had asked for. */
        GARBAGE,
        /** A 2xx with a body other than the one expected. */
        WRONG_BODY,
        /**
         * A keep-alive connection was closed between two requests, though the answer before did not say {@code
         * Connection: close} and it had not been idle for {@code keepalive}.
         */
        CLOSED_EARLY
    }

    /**
     * One way to answer.
     *
     * @param body of the answer
     * @param count of answers with this body
     * @param lastBegun when the youngest request with this answer began to be sent
     * @param firstEnded when the first such answer was complete
     */
    public record Answer(String body, long count, long lastBegun, long firstEnded) {}

    private static final int MOST_EXAMPLES = 20;

    private final Map<Failure, Long> failures = new TreeMap<>();
    private final List<String> examples = new ArrayList<>();
    private final Map<String, Answer> answers = new HashMap<>();
    private long requests;
    private long answered;
    private long connections;
    private long announcedCloses;
    private long idleCloses;

    /** Requests that began to be sent. */
    public synchronized long requests() {
        return requests;
    }

    /** Complete answers with a status of 2xx. */
    public synchronized long answered() {
        return answered;
    }

    public synchronized long connections() {
        return connections;
    }

    /** Keep-alive connections that the server gave up as HTTP has it, with {@code Connection: close} in an answer. */
    public synchronized long announcedCloses() {
        return announcedCloses;
    }

    /** Keep-alive connections that the server closed after {@code keepalive}, when no byte of a request was sent. */
    public synchronized long idleCloses() {
        return idleCloses;
    }

    /** How many of each kind; empty is what a test wants. */
    public synchronized Map<Failure, Long> failures() {
        return new TreeMap<>(failures);
    }

    /** Bodies of answers, in the order in which they first came. */
    public synchronized List<Answer> answers() {
        return inOrder(answers);
    }

    private static List<Answer> inOrder(Map<String, Answer> some) {
        return some.values().stream()
                .sorted(Comparator.comparingLong(Answer::firstEnded))
                .toList();
    }

    /**
     * Old answers to requests that began when a new answer had been seen already. For an application whose body is its
     * version.
     */
    public List<String> stale() {
        return stale(body -> body);
    }

    /** {@link #stale()} for bodies that have more in them than the version. */
    public List<String> stale(UnaryOperator<String> version) {
        Map<String, Answer> versions = new HashMap<>();
        answers()
                .forEach(answer -> merge(
                        versions,
                        new Answer(
                                version.apply(answer.body()),
                                answer.count(),
                                answer.lastBegun(),
                                answer.firstEnded())));
        List<Answer> inOrder = inOrder(versions);
        List<String> stale = new ArrayList<>();
        for (int i = 0; i + 1 < inOrder.size(); i++) {
            Answer old = inOrder.get(i);
            Answer fresh = inOrder.get(i + 1);
            if (old.lastBegun() > fresh.firstEnded()) {
                stale.add("'%s' answered a request that began %.3f ms after '%s' was there"
                        .formatted(old.body(), (old.lastBegun() - fresh.firstEnded()) / 1e6, fresh.body()));
            }
        }
        return stale;
    }

    @Override
    public synchronized String toString() {
        return "%d requests, %d answered, %d connections (%d announced closes, %d idle closes), failures %s %s"
                .formatted(requests, answered, connections, announcedCloses, idleCloses, failures, examples);
    }

    synchronized void began() {
        requests++;
    }

    synchronized void connected() {
        connections++;
    }

    synchronized void closedAsAnnounced() {
        announcedCloses++;
    }

    synchronized void closedIdle() {
        idleCloses++;
    }

    synchronized void failed(Failure failure, String detail) {
        failures.merge(failure, 1L, Long::sum);
        if (examples.size() < MOST_EXAMPLES) {
            examples.add(failure + ": " + detail);
        }
        notifyAll();
    }

    synchronized void answered(String body, long begun, long ended) {
        answered++;
        merge(answers, new Answer(body, 1, begun, ended));
        notifyAll();
    }

    private static void merge(Map<String, Answer> answers, Answer one) {
        answers.merge(
                one.body(),
                one,
                (a, b) -> new Answer(
                        a.body(),
                        a.count() + b.count(),
                        Math.max(a.lastBegun(), b.lastBegun()),
                        Math.min(a.firstEnded(), b.firstEnded())));
    }
}
