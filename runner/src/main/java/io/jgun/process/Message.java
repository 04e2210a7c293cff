package io.jgun.process;

import java.util.List;

/** What the arbiter and a worker process tell each other. Each kind is one record here and one row in {@link Wire}. */
public sealed interface Message {

    /**
     * The first word of a worker.
     *
     * @param version of the wire, {@link Wire#VERSION}
     * @param age what the arbiter has started it as
     */
    record Hello(int version, int age) implements Message {}

    /**
     * The arbiter's answer: what the worker is to be.
     *
     * @param addresses listened on, as in the log
     * @param workers how many there are to be
     * @param sockets how many it has inherited, from descriptor 3 on
     */
    record Order(long arbiter, List<String> addresses, int workers, int sockets, Invocation invocation)
            implements Message {

        public Order {
            addresses = List.copyOf(addresses);
        }

        @Override
        public String toString() {
            return "Order"; // a config file may hold secrets
        }
    }

    /** The application is loaded; {@code workerClass} as in the log. */
    record Ready(String workerClass) implements Message {}

    /** The worker has not booted, and ends with this exit code. */
    record Failed(int exitCode, String reason) implements Message {}

    /** Accept from now on. */
    record Serve() implements Message {}

    /** The worker is alive, and what it is at. Sent about once a second, through the threads that requests need. */
    record Beat(WorkerLoad load) implements Message {}

    /** The worker serves, and wants another in its place. */
    record Replace(String reason) implements Message {}

    /** A request has run over its time and its client has been answered; the worker cannot be trusted any more. */
    record TimedOut() implements Message {}

    /**
     * Nobody will accept from these sockets any more: take what waits in their queues, close them and say so. Until then
     * keep open connections open, because their clients would come again, to a worker that has not got so far.
     *
     * @param numbers counted from 0 among those that the worker has inherited
     */
    record CloseSockets(List<Integer> numbers) implements Message {

        public CloseSockets {
            numbers = List.copyOf(numbers);
        }
    }

    /** They are closed. */
    record SocketsClosed() implements Message {}

    /** Accept no more and end when requests have, at the latest after so many milliseconds; 0: at once. */
    record Retire(long graceMillis) implements Message {}

    /** All of the server ends, not this worker alone: clients need not be spared for those who serve on. */
    record ServerEnds() implements Message {}

    /** The worker accepts no more and will end: told, or by a signal. */
    record Leaving() implements Message {}

    /** Open the log files again. */
    record ReopenLogs() implements Message {}
}
