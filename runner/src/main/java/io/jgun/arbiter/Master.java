package io.jgun.arbiter;

import io.jgun.hooks.LogView;
import io.jgun.hooks.ServerView;
import io.jgun.hooks.Slf4jLogView;
import io.jgun.settings.Applications;
import io.jgun.settings.Settings;
import io.jgun.settings.WorkerProcesses;
import io.jgun.sockets.Listener;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The arbiter as hooks see it. Read by threads of workers, changed by the arbiter's only. */
public final class Master implements ServerView {

    private final LogView log = new Slf4jLogView(LoggerFactory.getLogger(Arbiter.class));
    private volatile Settings settings;
    private volatile int workers;
    private volatile List<String> addresses = List.of();

    public Master(Settings settings) {
        this.settings = settings;
        this.workers = settings.get(WorkerProcesses.WORKERS);
    }

    void serves(Settings inForce) {
        settings = inForce;
    }

    void keeps(int number) {
        workers = number;
    }

    void listensAt(List<Listener> listeners) {
        addresses = listeners.stream().map(Listener::url).toList();
    }

    @Override
    public LogView log() {
        return log;
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public List<String> addresses() {
        return addresses;
    }

    @Override
    public long pid() {
        return ProcessHandle.current().pid();
    }

    @Override
    public int workers() {
        return workers;
    }

    @Override
    public String procName() {
        return Applications.procName(settings);
    }
}
