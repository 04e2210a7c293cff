package io.jgun.servlet.select;

import java.io.IOException;
import java.nio.channels.Selector;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;

/** A selector whose thread may serve requests. */
public final class ServingSelector extends ManagedSelector {

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
        return super.nioSelect(selector, now);
    }
}
