package io.jgun.worker;

/** The workers of this process: at most {@code workers * threads} requests at once, the rest waiting in order. */
public final class WorkerPool {}
