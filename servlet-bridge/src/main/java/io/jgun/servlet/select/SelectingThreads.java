package io.jgun.servlet.select;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.util.thread.TryExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the selecting over late. Jetty's strategy asks for another thread to select before it runs what may block; here it
 * is told that there is one, and there will be as soon as it is needed: when that which runs takes long. What is short,
 * and that is most, wakes nobody.
 */
public final class SelectingThreads implements TryExecutor {

    private static final Logger LOG = LoggerFactory.getLogger(SelectingThreads.class);

    private final Executor others;
    private final List<SelectingThread> threads = new CopyOnWriteArrayList<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final SelectingWatch watch = new SelectingWatch(threads);

    /** @param others do what no selecting thread is to do */
    public SelectingThreads(Executor others) {
        this.others = others;
    }

    /**
     * Starts a selecting thread.
     *
     * @param selecting ends when there is nothing more to select, or another thread does it
     * @return false if it could not be started; told in the log
     */
    public boolean start(Runnable selecting) {
        SelectingThread thread = new SelectingThread(this, selecting, "jgun-select-" + numbers.incrementAndGet());
        threads.add(thread);
        try {
            thread.start();
            return true;
        } catch (OutOfMemoryError noThread) {
            threads.remove(thread);
            LOG.error("Cannot start a thread to read requests", noThread);
            return false;
        }
    }

    /** What applications have left in these threads is to end with them. */
    public void wearOut() {
        threads.forEach(SelectingThread::wearOut);
    }

    /** One of them wants to be relieved. */
    void look() {
        watch.look();
    }

    /** One has been relieved. Called by the watch. */
    void relieved() {
        watch.alert();
    }

    void ended(SelectingThread thread) {
        threads.remove(thread);
    }

    /** Asked by a thread that has selected something: whether it may do it itself, see the class. */
    @Override
    public boolean tryExecute(Runnable strategy) {
        SelectingThread self = SelectingThread.current();
        if (self == null || !self.begin(strategy)) {
            return false;
        }
        watch.wake();
        return true;
    }

    @Override
    public void execute(Runnable task) {
        SelectingThread self = SelectingThread.current();
        if (self != null && self.isReading()) {
            self.afterwards(task); // the connection that it reads from has closed
        } else {
            others.execute(task);
        }
    }

    /** No more threads will be needed. */
    public void close() {
        watch.close();
    }
}
