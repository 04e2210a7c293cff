package io.jgun.servlet.select;

import java.io.IOException;
import java.nio.channels.Selector;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;

/** A selector whose thread may serve requests. */
public final class ServingSelector extends ManagedSelector {

    /** Connections that had something to do at once: the next ones are not far. */
    private static final int MANY = 4;

    /** How many had when it was last looked. Used by one thread at a time. */
    private int selected;

    /** @param manager whose executor is {@link SelectingThreads} */
    public ServingSelector(SelectorManager manager, int id) {
        super(manager, id);
    }

    @Override
    protected int nioSelect(Selector selector, boolean now) throws IOException {
        SelectingThread self = SelectingThread.current();
        if (self != null) {
            self.end(selector);
        }
        if (selected >= MANY) {
            letOthersGoFirst();
        }
        selected = super.nioSelect(selector, now);
        return selected;
    }

    /**
     * Whoever else has something to do, as another worker process, runs first, and more has come when it is this one's
     * turn again: to fall asleep, and be woken for a request or two, costs more than to serve them. To look without
     * waiting and then to wait would not do: the look takes away a wake-up that was meant for the wait.
     */
    @SuppressWarnings("ThreadPriorityCheck") // only time depends on what the scheduler makes of it
    private static void letOthersGoFirst() {
        Thread.yield();
    }
}
