package io.jgun.servlet.app;

import static io.jgun.servlet.app.TestServer.app;
import static io.jgun.servlet.app.TestServer.at;
import static io.jgun.servlet.app.TestServer.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.servlet.app.Generations.Browser;
import io.jgun.settings.SessionStore;
import io.jgun.settings.Sessions;
import io.jgun.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sessions in a directory that two servers share. */
@Timeout(60)
final class SharedSessionsTest {

    private static final String SERVLET = """
            public class Shop extends HttpServlet {
                protected void doGet(HttpServletRequest q, HttpServletResponse r) throws IOException {
                    HttpSession s = q.getSession(!"/peek".equals(q.getPathInfo()));
                    String v = q.getParameter("v");
                    switch (q.getPathInfo()) {
                        case "/put" -> s.setAttribute(q.getParameter("k"), v);
                        case "/remove" -> s.removeAttribute(v);
                        case "/count" -> s.setAttribute("n", s.getAttribute("n") == null ? 1 : (int) s.getAttribute("n") + 1);
                        case "/cart" -> {
                            if (s.getAttribute("cart") == null) s.setAttribute("cart", new Cart());
                            ((Cart) s.getAttribute("cart")).items.add(v);
                        }
                        case "/all" -> {
                            Cart cart = new Cart();
                            cart.items.add("nut");
                            s.setAttribute("cart", cart);
                            s.setAttribute("same", cart.items);
                            s.setAttribute("changed", new Changed());
                            s.setAttribute("plain", new Plain());
                        }
                        case "/watch" -> s.setAttribute("watch", new Watch());
                        case "/interval" -> s.setMaxInactiveInterval(Integer.parseInt(v));
                        case "/login" -> { s.setAttribute("user", v); q.changeSessionId(); }
                        case "/logout" -> s.invalidate();
                        case "/slow" -> {
                            System.setProperty("waiting", "yes");
                            while (System.getProperty("gate") == null) Thread.onSpinWait();
                            s.setAttribute("slow", v);
                        }
                        case "/late" -> {
                            r.getWriter().print("early ");
                            r.flushBuffer();
                            ((Cart) s.getAttribute("cart")).items.add("late");
                        }
                        default -> { }
                    }
                    if (s == null || q.getPathInfo().equals("/logout")) r.getWriter().print("none");
                    else {
                        TreeMap<String, Object> all = new TreeMap<>();
                        s.getAttributeNames().asIterator().forEachRemaining(n -> all.put(n, s.getAttribute(n)));
                        r.getWriter().print(all);
                    }
                }
            }
            """;

    private static final String[] COMMON = {
        """
            public class Cart implements Serializable {
                private static final long serialVersionUID = 1;
                List<String> items = new ArrayList<>();
                public String toString() { return "" + items; }
            }
            """, "public class Plain { public String toString() { return \"plain\"; } }", """
            public class Events {
                static synchronized void note(String what) {
                    boolean own = Thread.currentThread().getContextClassLoader() == Events.class.getClassLoader();
                    System.setProperty("events", System.getProperty("events", "") + what + (own ? " " : "! "));
                }
            }
            """, """
            public class Watch implements Serializable, HttpSessionActivationListener, HttpSessionBindingListener {
                private static final long serialVersionUID = 1;
                public void sessionWillPassivate(HttpSessionEvent e) { Events.note("passivate"); }
                public void sessionDidActivate(HttpSessionEvent e) { Events.note("activate"); }
                public void valueBound(HttpSessionBindingEvent e) { Events.note("bound"); }
                public void valueUnbound(HttpSessionBindingEvent e) { Events.note("unbound"); }
                public String toString() { return "watch"; }
            }
            """, """
            public class Ends implements HttpSessionListener, HttpSessionIdListener {
                public void sessionCreated(HttpSessionEvent e) { Events.note("created"); }
                public void sessionDestroyed(HttpSessionEvent e) { Events.note("destroyed"); }
                public void sessionIdChanged(HttpSessionEvent e, String old) {
                    Events.note("id:" + e.getSession().getAttribute("user"));
                }
            }
            """
    };

    @TempDir
    static Path directory;

    @TempDir
    Path store;

    private static Settings first;
    private static Settings second;
    private Generations one;
    private Generations other;

    @BeforeAll
    static void compile() {
        first = application("a", 1);
        second = application("b", 2);
    }

    private static Settings application(String version, int serial) {
        Path classes = directory.resolve(version);
        Sources.compile(
                classes,
                "class Changed implements Serializable { static final long serialVersionUID = " + serial
                        + "; public String toString() { return \"changed\"; } }");
        Sources.compile(classes, COMMON);
        Sources.compile(classes, SERVLET);
        Sources.compile(
                classes, "public class App { static List<Object> all() { return List.of(new Ends(), new Shop()); } }");
        return settings(classes, app("com.acme.App:all"));
    }

    private Settings stored(Settings settings) {
        return settings.with(Sessions.SESSION_STORE, new SessionStore.Directory(store));
    }

    @BeforeEach
    void start() {
        System.clearProperty("events");
        System.clearProperty("gate");
        System.clearProperty("waiting");
        one = new Generations(stored(first));
        other = new Generations(stored(first));
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
    }

    private static String events() {
        return System.getProperty("events", "").strip();
    }

    private static void awaitWaiting() {
        while (System.getProperty("waiting") == null) {
            Thread.onSpinWait();
        }
    }

    private static void keepHouse(Generations server) {
        ((ServletContextHandler) server.get(1).handler()).getSessionHandler().scavenge();
    }

    private List<Path> files() throws IOException {
        try (var files = Files.walk(store)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    @Test
    void eachRequestFindsWhatTheOneBeforeItHasDoneElsewhere() throws Exception {
        Browser here = one.browser();
        Browser there = other.browserLike(here);
        for (int i = 1; i <= 50; i++) {
            assertThat((i % 2 == 0 ? here : there).get(1, "/count")).isEqualTo("{n=" + i + "}");
            (i % 2 == 0 ? there : here).adopt(i % 2 == 0 ? here : there);
        }
        assertThat(files()).hasSize(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files().get(0))))
                .isEqualTo("rw-------");
    }

    @Test
    void whatChangesWithinAnAttributeIsStored() {
        Browser here = one.browser();
        here.get(1, "/cart?v=nut");
        Browser there = other.browserLike(here);
        assertThat(there.get(1, "/cart?v=oil")).isEqualTo("{cart=[nut, oil]}");
        assertThat(here.get(1, "/late")).isEqualTo("early {cart=[nut, oil, late]}");
        await(() -> there.get(1, "/peek").equals("{cart=[nut, oil, late]}"));
    }

    @Test
    void whatCannotBeWrittenLastsForOneRequestAndWhatIsSharedStaysShared() {
        Browser here = one.browser();
        assertThat(here.get(1, "/all")).isEqualTo("{cart=[nut], changed=changed, plain=plain, same=[nut]}");
        Browser there = other.browserLike(here);
        assertThat(there.get(1, "/peek")).isEqualTo("{cart=[nut], changed=changed, same=[nut]}");
        assertThat(there.get(1, "/cart?v=oil")).isEqualTo("{cart=[nut, oil], changed=changed, same=[nut, oil]}");
        assertThat(here.get(1, "/peek")).isEqualTo("{cart=[nut, oil], changed=changed, same=[nut, oil]}");
    }

    @Test
    void afterAReloadWhatTheNewClassesCanReadIsThereAndTheRestIsKeptForTheOld() {
        Browser here = one.browser();
        here.get(1, "/all");
        one.reload(stored(second));
        assertThat(here.get(2, "/cart?v=oil")).isEqualTo("{cart=[nut, oil], same=[nut, oil]}");
        one.retire(1);
        assertThat(here.get(2, "/peek")).isEqualTo("{cart=[nut, oil], same=[nut, oil]}");
        assertThat(other.browserLike(here).get(1, "/peek"))
                .isEqualTo("{cart=[nut, oil], changed=changed, same=[nut, oil]}");
        assertThat(events()).isEqualTo("created");
    }

    @Test
    void requestsThatChangeDifferentAttributesAtTheSameTimeUndoNothing() {
        Browser here = one.browser();
        here.get(1, "/put?k=old&v=x");
        Browser there = other.browserLike(here);
        CompletableFuture<String> slow = here.getLater(1, "/slow?v=y");
        awaitWaiting();
        there.get(1, "/put?k=mine&v=z");
        there.get(1, "/remove?v=old");
        System.setProperty("gate", "open");

        assertThat(slow.join()).isEqualTo("{old=x, slow=y}");
        assertThat(there.get(1, "/peek")).isEqualTo("{mine=z, slow=y}");
    }

    @Test
    void manyRequestsOfOneServerAtTheSameTimeUndoNothing() {
        Browser here = one.browser();
        here.get(1, "/put?k=k&v=v");
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int i = 10; i < 40; i++) {
            answers.add((i % 2 == 0 ? here : other.browserLike(here)).getLater(1, "/put?k=k" + i + "&v=v"));
        }
        answers.forEach(CompletableFuture::join);
        assertThat(here.get(1, "/peek").split(",", -1)).hasSize(31);
    }

    @Test
    void aSessionThatHasEndedElsewhereDoesNotComeBack() throws Exception {
        Browser here = one.browser();
        here.get(1, "/watch");
        Browser there = other.browserLike(here);
        CompletableFuture<String> slow = here.getLater(1, "/slow?v=y");
        awaitWaiting();
        assertThat(there.get(1, "/logout")).isEqualTo("none");
        System.setProperty("gate", "open");
        slow.join();

        assertThat(here.get(1, "/peek")).isEqualTo("none");
        assertThat(files()).isEmpty();
        assertThat(events().split("destroyed", -1)).hasSize(2);
        assertThat(events().split("unbound", -1)).hasSize(2);
    }

    @Test
    void attributesAreToldOfEachMove() {
        Browser here = one.browser();
        here.get(1, "/watch");
        here.get(1, "/peek");
        await(() ->
                events().equals("created bound passivate activate passivate activate passivate activate passivate"));
    }

    @Test
    void aNewIdIsThatOfTheSessionEverywhere() {
        Browser here = one.browser();
        here.get(1, "/put?k=k&v=v");
        Browser stale = other.browserLike(here);
        assertThat(here.get(1, "/login?v=Ada")).isEqualTo("{k=v, user=Ada}");
        assertThat(stale.get(1, "/peek")).isEqualTo("none");
        assertThat(other.browserLike(here).get(1, "/peek")).isEqualTo("{k=v, user=Ada}");
        assertThat(events()).isEqualTo("created id:Ada");

        Browser fresh = one.browser();
        assertThat(fresh.get(1, "/login?v=Bob")).isEqualTo("{user=Bob}");
        assertThat(other.browserLike(fresh).get(1, "/peek")).isEqualTo("{user=Bob}");
        assertThat(events()).isEqualTo("created id:Ada created id:Bob");
    }

    @Test
    void anExpiredSessionIsGoneAtOnceAndItsEndIsToldOnce() throws Exception {
        Browser here = one.browser();
        here.get(1, "/watch");
        here.get(1, "/interval?v=1");
        Browser unseen = one.browser();
        unseen.get(1, "/interval?v=1");
        long latest = System.currentTimeMillis() + 1_000;
        assertThat(files()).allMatch(file -> file.toFile().lastModified() <= latest, "expires in a second");
        System.clearProperty("events");
        while (files().stream().anyMatch(file -> file.toFile().lastModified() > System.currentTimeMillis())) {
            LockSupport.parkNanos(10_000_000);
        }
        assertThat(here.get(1, "/peek")).isEqualTo("none");
        assertThat(events()).endsWith("destroyed unbound");
        keepHouse(one);
        keepHouse(other);
        await(() -> events().split("destroyed", -1).length == 3);
        await(() -> files().isEmpty());
        keepHouse(one);
        keepHouse(other);
        assertThat(events().split("destroyed", -1)).hasSize(3);
        assertThat(events()).doesNotContain("!");
    }

    @Test
    void aSessionDoesNotExpireWhileARequestUsesIt() {
        Browser here = one.browser();
        here.get(1, "/interval?v=1");
        CompletableFuture<String> slow = here.getLater(1, "/slow?v=y");
        awaitWaiting();
        long end = System.nanoTime() + 1_500_000_000L;
        while (System.nanoTime() < end) {
            keepHouse(one);
            keepHouse(other);
            LockSupport.parkNanos(100_000_000);
        }
        System.setProperty("gate", "open");
        slow.join();
        assertThat(here.get(1, "/peek")).isEqualTo("{slow=y}");
    }

    @Test
    void contextsOfSimilarPathsAreApart() {
        Settings several = stored(settings(
                directory.resolve("a"), at(app("com.acme.App:all"), "/x/y"), at(app("com.acme.App:all"), "/x_y")));
        try (Generations both = new Generations(several)) {
            Browser browser = both.browser();
            browser.get(1, "/x/y/put?k=k&v=v");
            Browser same = both.browserLike(browser);
            assertThat(browser.get(1, "/x/y/peek")).isEqualTo("{k=v}");
            assertThat(same.get(1, "/x_y/peek")).isEqualTo("none");
            assertThat(same.get(1, "/x_y/put?k=other&v=w")).isEqualTo("{other=w}");
            assertThat(browser.get(1, "/x/y/peek")).isEqualTo("{k=v}");
        }
    }

    @Test
    void whatIsNoIdOfASessionAndWhatIsNoSessionIsNone() throws Exception {
        Browser here = one.browser();
        here.get(1, "/put?k=k&v=v");
        Path file = files().get(0);
        for (String id :
                List.of("../%2F@0.0.0.0/" + file.getFileName(), ".lock-1", "%2e%2e", "x".repeat(3000), "a b", "\"\"")) {
            assertThat(one.browser("JSESSIONID=" + id).get(1, "/peek")).isEqualTo("none");
        }
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 3));
        assertThat(here.get(1, "/peek")).isEqualTo("none");
        assertThat(file).doesNotExist();
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) {
        long deadline = System.nanoTime() + 10_000_000_000L;
        try {
            while (!condition.holds()) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                LockSupport.parkNanos(5_000_000);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
