package io.jgun.servlet.select;

import io.jgun.posix.ProcessorUse;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Selects, reads and parses, and may serve a request itself. While it does that nobody selects; if it takes too long,
 * another thread is started in its place ({@link #relieve}) and this one ends with what it does.
 */
public final class SelectingThread extends Thread {

    /** For the JVM one that reads from a socket of its own is running. */
    private static final int SLEEPING_LOOKS = 2;

    private static final int RUNNING_LOOKS = 4;

    /** One that has not run for so long within these looks waits for a processor, and goes on by itself soon. */
    private static final long RUNNING_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    /** Should the kernel be late to tell how long it has run. */
    private static final int MOST_LOOKS = 20;

    private final SelectingThreads threads;
    private final Runnable selecting;
    private final Deque<Runnable> afterwards = new ArrayDeque<>();

    /** Odd while it does what may take long; each such thing has another number. Written by this thread only. */
    private volatile int turn;

    /** In which turn it asked for another thread. */
    private volatile int wantedTurn = -1;

    private int seenTurn;
    private int looks;
    private long ranNanos;
    private volatile @Nullable ProcessorUse use;
    private volatile @Nullable Runnable strategy;
    private volatile @Nullable Selector selector;

    /** In which turn another thread was started in its place. */
    private volatile int relievedTurn = -1;

    private boolean requestSelected;
    private boolean reading;
    private boolean serving;
    private volatile boolean worn;

    /** When it began to serve in this turn, as {@link System#nanoTime}; 0 before. */
    private final AtomicLong servesSince = new AtomicLong();

    SelectingThread(SelectingThreads threads, Runnable selecting, String name) {
        super(null, null, name, 0, false);
        this.threads = threads;
        this.selecting = selecting;
        setDaemon(true);
        setContextClassLoader(SelectingThread.class.getClassLoader());
    }

    /** The calling thread, if it is one of these. */
    public static @Nullable SelectingThread current() {
        return Thread.currentThread() instanceof SelectingThread self ? self : null;
    }

    @Override
    public void run() {
        use = ProcessorUse.ofCaller();
        try {
            selecting.run();
        } finally {
            threads.ended(this);
        }
    }

    /**
     * A connection has something to do; it will be done next.
     *
     * @param request whether it may be a request, which this thread may begin to serve; what else may block is done by
     *     another one
     */
    public void selected(boolean request) {
        requestSelected = request;
    }

    /** @return whether it goes on with what has been selected; nobody selects meanwhile */
    boolean begin(Runnable selectingStrategy) {
        if (!requestSelected) {
            return false;
        }
        strategy = selectingStrategy;
        int last = turn;
        servesSince.lazySet(0); // seen before the new turn is
        turn = last + (isBusy(last) ? 2 : 1);
        if (worn) {
            relieve();
        }
        return true;
    }

    /** Selects again. */
    void end(Selector with) {
        selector = with;
        int last = turn;
        if (isBusy(last)) {
            turn = last + 1;
        }
    }

    /** It reads from a connection from now on. */
    public void beginReading() {
        reading = true;
    }

    /** It does not any more: what is to be done when the connection is not in use is done now. */
    public void endReading() {
        for (Runnable next = afterwards.poll(); next != null; next = afterwards.poll()) {
            next.run(); // which may add more
        }
        reading = false;
    }

    /** Whether it reads from a connection, or does what follows from what was read. To be asked by itself. */
    public boolean isReading() {
        return reading;
    }

    /** To be done when it does not read from the connection any more. To be called by itself, while {@link #isReading}. */
    public void afterwards(Runnable task) {
        afterwards.add(task);
    }

    /** It serves a request from now on. */
    public void beginServing() {
        serving = true;
        servesSince.lazySet(System.nanoTime());
    }

    /** @return whether that took so long that another thread has taken over */
    public boolean endServing() {
        serving = false;
        return relievedTurn == turn;
    }

    /** Whether it runs an application's code. To be asked by itself. */
    public boolean isServing() {
        return serving;
    }

    /** It has served for a worker that has ended, whose thread-locals are to end with it: another one will take over. */
    public void wearOut() {
        worn = true;
    }

    /**
     * Lets another thread take over if this one does the same as at the last look, or the last few. For the watch.
     *
     * @param time of this look, as {@link System#nanoTime}
     * @return whether it does the same for longer than most things take, so that another look should follow soon
     */
    boolean look(long time) {
        int now = turn;
        if (now == seenTurn) {
            looks++;
        } else {
            long since = servesSince.get();
            looks = since != 0 && time - since > SelectingWatch.LOOK_NANOS ? 1 : 0;
        }
        seenTurn = now;
        if (!isBusy(now)) {
            return false;
        }
        if (wantedTurn == now || hangs()) {
            relieve(now);
        }
        return looks > 0;
    }

    private boolean hangs() {
        if (looks == 0) {
            return false;
        }
        return getState() != State.RUNNABLE || hangs(use);
    }

    /** @param told by the kernel; null if it does not tell */
    private boolean hangs(@Nullable ProcessorUse told) {
        if (told == null) {
            return looks >= RUNNING_LOOKS;
        }
        if (looks == 1) {
            ranNanos = told.ranNanos();
        }
        boolean waits = looks >= SLEEPING_LOOKS && told.sleeps();
        boolean runs = looks >= RUNNING_LOOKS && told.ranNanos() - ranNanos > RUNNING_NANOS;
        return waits || runs || looks >= MOST_LOOKS;
    }

    /** Its selector remembers the connection that it was last at until it has selected again. */
    void forget() {
        Selector selects = selector;
        if (selects != null) {
            selects.wakeup();
        }
    }

    boolean isBusy() {
        return isBusy(turn);
    }

    private static boolean isBusy(int turn) {
        return (turn & 1) != 0;
    }

    /**
     * It will wait, so another thread is to select. To be called by itself; the other one is started by the watch, because
     * a thread holds on to the classes of all that are calling when it is made.
     */
    public void relieve() {
        wantedTurn = turn;
        threads.look();
    }

    /** Should this one have gone on to select by then, the other one ends at once. */
    private void relieve(int inTurn) {
        Runnable next = strategy;
        if (next != null && relievedTurn != inTurn && threads.start(next)) {
            relievedTurn = inTurn;
            threads.relieved();
        }
    }
}
