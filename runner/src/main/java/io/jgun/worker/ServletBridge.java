package io.jgun.worker;

/** The way from runner to servlets: one implementation, found with {@link java.util.ServiceLoader}. */
public interface ServletBridge {

    /** Builds the engine that serves requests. It accepts nothing yet. */
    Engine open();
}
