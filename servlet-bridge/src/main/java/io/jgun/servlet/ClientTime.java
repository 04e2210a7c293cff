package io.jgun.servlet;

/** Measures how long a request has waited for its client: to send its body, to take the response. */
final class ClientTime {

    private int waits;
    private long since;
    private long total;

    synchronized void begin() {
        if (waits++ == 0) {
            since = System.nanoTime();
        }
    }

    synchronized void end() {
        if (--waits == 0) {
            total += System.nanoTime() - since;
        }
    }

    synchronized long nanos() {
        return waits > 0 ? total + System.nanoTime() - since : total;
    }
}
