package io.jgun.worker;

import io.jgun.hooks.LogView;
import io.jgun.hooks.ServerView;
import io.jgun.hooks.Slf4jLogView;
import io.jgun.process.Message;
import io.jgun.settings.Applications;
import io.jgun.settings.Settings;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The arbiter as hooks see it from inside a worker process: as it was when it started the worker. */
record RemoteArbiter(Message.Order order, Settings settings) implements ServerView {

    private static final LogView LOG = new Slf4jLogView(LoggerFactory.getLogger(RemoteArbiter.class));

    @Override
    public LogView log() {
        return LOG;
    }

    @Override
    public List<String> addresses() {
        return order.addresses();
    }

    @Override
    public long pid() {
        return order.arbiter();
    }

    @Override
    public int workers() {
        return order.workers();
    }

    @Override
    public String procName() {
        return Applications.procName(settings);
    }
}
