package io.jgun.benchmarks;

import java.util.Set;

/**
 * A server of the comparison.
 *
 * @param name as on the command line
 * @param title as in the results, with the version
 * @param what how it is set up, in a few words
 * @param cases what can be measured of it
 */
record Peer(String name, String title, String what, Set<Case> cases, Recipe recipe) {
    /** The command that starts it. */
    @FunctionalInterface
    interface Recipe {
        Command command(Setup setup, Place place);
    }

    Peer {
        cases = Set.copyOf(cases);
    }

    Command command(Setup setup, Place place) {
        return recipe.command(setup, place);
    }
}
