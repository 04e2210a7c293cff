package io.jgun.benchmarks;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The servers of the comparison. */
final class Catalogue {
    /** The one that the others are compared to. */
    static final String REFERENCE = "jgun";

    private static final Set<Case> ALL = EnumSet.allOf(Case.class);
    private static final Set<Case> STARTS = EnumSet.of(Case.START, Case.IDLE_MEMORY);

    private final Checkout checkout;
    private final Versions versions;

    Catalogue(Checkout checkout, Versions versions) {
        this.checkout = checkout;
        this.versions = versions;
    }

    List<Peer> peers() {
        List<Peer> peers = new ArrayList<>();
        JgunRecipes jgun = new JgunRecipes(checkout, checkout.jgun());
        peers.add(new Peer(REFERENCE, "jgun", "as it comes", ALL, jgun::servlet));
        String serial = "-XX:+UseSerialGC";
        peers.add(embedded("jetty", "Jetty", "embedded, as it comes", "bench.JettyPeer", "", ""));
        peers.add(embedded("jetty-best", "Jetty", "embedded, serial GC", "bench.JettyPeer", serial, ""));
        peers.add(embedded("tomcat", "Tomcat", "embedded, as it comes", "bench.TomcatPeer", "", ""));
        peers.add(embedded(
                "tomcat-best",
                "Tomcat",
                "embedded, serial GC, keep-alive unlimited",
                "bench.TomcatPeer",
                serial,
                "best"));
        return peers;
    }

    private Peer embedded(String name, String title, String what, String main, String flags, String options) {
        String module = title.toLowerCase(java.util.Locale.ROOT);
        EmbeddedRecipe recipe = new EmbeddedRecipe(checkout, module, main, flags, options);
        return new Peer(name, title + " " + versions.of(module), what, ALL, recipe);
    }
}
