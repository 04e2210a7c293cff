package io.jgun.hooks;

import io.jgun.settings.Applications;
import io.jgun.settings.Settings;
import io.jgun.settings.WorkerProcesses;
import java.util.List;

/**
 * The arbiter as the hooks of one generation see it: with the settings that this generation has, also before they are in
 * force and after.
 */
public record ConfiguredServer(ServerView server, Settings settings) implements ServerView {

    @Override
    public LogView log() {
        return server.log();
    }

    @Override
    public List<String> addresses() {
        return server.addresses();
    }

    @Override
    public long pid() {
        return server.pid();
    }

    @Override
    public int workers() {
        return server.settings() == settings ? server.workers() : settings.get(WorkerProcesses.WORKERS);
    }

    @Override
    public String procName() {
        return Applications.procName(settings);
    }
}
