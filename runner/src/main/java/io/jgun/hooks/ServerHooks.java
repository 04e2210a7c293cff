package io.jgun.hooks;

/** Code of the operator's own, called at the points that Gunicorn names. */
public interface ServerHooks {}
