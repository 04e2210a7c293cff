package io.jgun.hooks;

import io.jgun.settings.Settings;
import java.util.List;

/** The arbiter as hooks see it: {@code server}. */
public interface ServerView {

    LogView log();

    /** The settings in force; {@code server.cfg} in Python. */
    Settings settings();

    /** Addresses listened on, as in the log: {@code http://127.0.0.1:8000}. Empty before they are bound. */
    List<String> addresses();

    /** Process id of the arbiter. */
    long pid();

    /** How many workers there should be; {@code server.num_workers}. */
    int workers();

    /** Name of the server, as in ps. */
    String procName();
}
