package io.jgun.house.planted.cli;

/** Does not offend. */
public final class Top {

    private Top() {}

    public static String name() {
        System.err.println("cli may print");
        return "top";
    }
}
