package io.jgun.house.planted.hooks;

/** Hooks with one, two and no call sites. */
public interface ServerHooks {

    void once();

    void twice();

    void never();
}
