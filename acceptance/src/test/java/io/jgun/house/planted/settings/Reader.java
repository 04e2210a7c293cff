package io.jgun.house.planted.settings;

/** Reads one of the two. */
public final class Reader {

    private Reader() {}

    public static String read() {
        return Section.READ.name();
    }
}
