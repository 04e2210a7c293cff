package io.jgun.settings;

/** The version of jgun: that of the Maven project, which a test compares. */
public final class Version {

    /** As in {@code Starting jgun 0.1.0}. */
    public static final String NUMBER = "0.1.0";

    private Version() {}
}
