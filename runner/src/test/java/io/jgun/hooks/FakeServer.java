package io.jgun.hooks;

import io.jgun.settings.Settings;
import java.util.List;

/** An arbiter that listens at one address. */
record FakeServer(LogView log) implements ServerView {

    @Override
    public Settings settings() {
        return Settings.defaults();
    }

    @Override
    public List<String> addresses() {
        return List.of("http://127.0.0.1:8000");
    }

    @Override
    public long pid() {
        return 99;
    }

    @Override
    public int workers() {
        return 2;
    }

    @Override
    public String procName() {
        return "com.acme.App";
    }
}
