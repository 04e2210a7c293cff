package io.jgun.hooks;

import io.jgun.settings.Settings;

/** A worker as hooks see it: {@code worker}. */
public interface WorkerView {

    /**
     * With {@code --prefork} the process id; in thread isolation, where workers share a process, the number of the
     * worker, as in the log.
     */
    long pid();

    /** Number of the worker, from 1. */
    int number();

    /** Counts the workers ever started, from 1: the higher, the younger. */
    long age();

    /** Requests served so far; {@code worker.nr}. */
    long requests();

    LogView log();

    /** The settings in force; {@code worker.cfg} in Python. */
    Settings settings();
}
