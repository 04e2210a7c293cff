package io.jgun.hooks;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what is logged, as {@code info: message}. */
final class FakeLog implements LogView {

    final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public void debug(String message) {
        lines.add("debug: " + message);
    }

    @Override
    public void info(String message) {
        lines.add("info: " + message);
    }

    @Override
    public void warning(String message) {
        lines.add("warning: " + message);
    }

    @Override
    public void error(String message) {
        lines.add("error: " + message);
    }

    @Override
    public void critical(String message) {
        lines.add("critical: " + message);
    }

    @Override
    public void exception(String message, Throwable cause) {
        lines.add("exception: " + message + " " + cause);
    }
}
