package io.jgun.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The servers of the comparison. */
final class Catalogue {
    /** The one that the others are compared to. */
    static final String REFERENCE = "jgun";

    private static final int VIRTUAL_THREADS = 21;

    private static final String SERIAL = "-XX:+UseSerialGC";
    private static final Set<Case> STARTS = EnumSet.of(Case.START, Case.IDLE_MEMORY);
    private static final Set<Case> PREFORK =
            EnumSet.of(Case.PREFORK_MEMORY, Case.PREFORK_C64, Case.PREFORK_SPAWN, Case.PREFORK_RESPAWN);
    private static final Set<Case> USUAL = EnumSet.complementOf(EnumSet.copyOf(PREFORK));

    private final Checkout checkout;
    private final Versions versions;

    Catalogue(Checkout checkout, Versions versions) {
        this.checkout = checkout;
        this.versions = versions;
    }

    /** The peer that the others are compared to, of those that were measured; jgun in another form where it was not. */
    static Optional<Peer> reference(List<Peer> measured) {
        return measured.stream()
                .filter(peer -> peer.name().startsWith(REFERENCE))
                .min(Comparator.comparing(peer -> peer.name().length()));
    }

    List<Peer> peers() {
        List<Peer> peers = new ArrayList<>();
        jgun(peers);
        embedded(peers);
        runners(peers);
        gunicornAndNginx(peers);
        return peers;
    }

    private void jgun(List<Peer> peers) {
        JgunRecipes jgun = new JgunRecipes(checkout, checkout.jgun());
        peers.add(new Peer(REFERENCE, "jgun", "as it comes", with(USUAL, Case.PREFORK_C64), jgun::servlet));
        peers.add(new Peer("jgun-war", "jgun", "a WAR", STARTS, jgun::war));
        peers.add(new Peer("jgun-no-archive", "jgun", "without its class-data archive", STARTS, jgun::withoutArchive));
        Set<Case> loads = EnumSet.of(
                Case.START, Case.IDLE_MEMORY, Case.C1, Case.C64, Case.C512, Case.CLOSE, Case.LOADED_MEMORY, Case.LOG);
        loads.addAll(PREFORK);
        peers.add(new Peer("jgun-prefork", "jgun", "two worker processes", loads, jgun::prefork));
    }

    private void embedded(List<Peer> peers) {
        peers.add(embedded("jetty", "Jetty", "embedded, as it comes", "bench.JettyPeer", "", "", USUAL));
        peers.add(embedded("jetty-best", "Jetty", "embedded, serial GC", "bench.JettyPeer", SERIAL, "", USUAL));
        Set<Case> inline = EnumSet.of(Case.C1, Case.C64, Case.C512, Case.CLOSE);
        String without = "embedded, serial GC, without a thread for the servlet: nothing may block";
        peers.add(embedded("jetty-inline", "Jetty", without, "bench.JettyPeer", SERIAL, "inline", inline));
        if (Runtime.version().feature() >= VIRTUAL_THREADS) {
            String virtual = "embedded, serial GC, five requests at a time on virtual threads";
            peers.add(embedded("jetty-virtual", "Jetty", virtual, "bench.JettyPeer", SERIAL, "virtual=5", inline));
        }
        String tomcat = "bench.TomcatPeer";
        peers.add(embedded("tomcat", "Tomcat", "embedded, as it comes", tomcat, "", "", USUAL));
        String unlimited = "embedded, serial GC, keep-alive unlimited";
        peers.add(embedded("tomcat-best", "Tomcat", unlimited, tomcat, SERIAL, "best", USUAL));
        String undertow = "bench.UndertowPeer";
        peers.add(embedded("undertow", "Undertow", "embedded, as it comes", undertow, "", "", USUAL));
        String few = "embedded, serial GC, one I/O thread, four workers, no header Connection: keep-alive";
        peers.add(embedded("undertow-best", "Undertow", few, undertow, SERIAL, "best", USUAL));
    }

    private Peer embedded(
            String name, String title, String what, String main, String flags, String options, Set<Case> cases) {
        String module = title.toLowerCase(Locale.ROOT);
        EmbeddedRecipe recipe = new EmbeddedRecipe(checkout, module, main, flags, options);
        return new Peer(name, title + " " + versions.of(module), what, cases, recipe);
    }

    private void runners(List<Peer> peers) {
        String payara = "Payara Micro " + versions.of("payara");
        peers.add(new Peer("payara", payara, "a WAR, as it comes", USUAL, new PayaraRecipe(checkout, "", false)));
        String unlimited = "a WAR, serial GC, keep-alive unlimited";
        peers.add(new Peer("payara-best", payara, unlimited, USUAL, new PayaraRecipe(checkout, SERIAL, true)));
        String webapp = "webapp-runner " + versions.of("webapp-runner");
        peers.add(new Peer(
                "webapp-runner", webapp, "a WAR, as it comes", USUAL, new WebappRunnerRecipe(checkout, "", false)));
        peers.add(new Peer(
                "webapp-runner-best", webapp, unlimited, USUAL, new WebappRunnerRecipe(checkout, SERIAL, true)));
    }

    private void gunicornAndNginx(List<Peer> peers) {
        Set<Case> gunicorn = EnumSet.allOf(Case.class);
        gunicorn.remove(Case.CONNECTIONS); // a sync worker keeps none
        String version = Tools.firstLine("gunicorn", "--version").replaceAll(".*?([0-9][0-9.]*).*", "$1");
        peers.add(
                new Peer("gunicorn", "Gunicorn " + version, "5 sync workers", gunicorn, new GunicornRecipe(checkout)));
        Set<Case> floor = EnumSet.copyOf(USUAL);
        floor.remove(Case.MIXED);
        floor.remove(Case.BLOCKING);
        version = Tools.firstLine("nginx", "-v").replaceAll(".*?([0-9][0-9.]*).*", "$1");
        peers.add(new Peer("nginx", "nginx " + version, "no servlet: the floor", floor, new NginxRecipe(checkout)));
    }

    private static Set<Case> with(Set<Case> cases, Case other) {
        Set<Case> more = EnumSet.copyOf(cases);
        more.add(other);
        return more;
    }
}
