package io.jgun.servlet.app;

import static io.jgun.servlet.app.TestServer.app;
import static io.jgun.servlet.app.TestServer.at;
import static io.jgun.servlet.app.TestServer.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.servlet.app.Generations.Browser;
import io.jgun.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sessions while generations come and go. */
@Timeout(60)
final class SessionsTest {

    private static final String SERVLET = """
            public class Shop extends HttpServlet {
                protected void doGet(HttpServletRequest q, HttpServletResponse r) throws IOException {
                    HttpSession s = q.getSession(!"/peek".equals(q.getPathInfo()));
                    String v = q.getParameter("v");
                    switch (q.getPathInfo()) {
                        case "/put" -> s.setAttribute(q.getParameter("k"), v);
                        case "/remove" -> s.removeAttribute(v);
                        case "/cart" -> {
                            if (s.getAttribute("cart") == null) s.setAttribute("cart", new Cart());
                            ((Cart) s.getAttribute("cart")).items.add(v);
                        }
                        case "/all" -> {
                            Cart cart = new Cart();
                            cart.items.add("nut");
                            cart.items.add(null);
                            s.setAttribute("cart", cart);
                            s.setAttribute("same", cart.items);
                            s.setAttribute("point", new Point(3, 4));
                            s.setAttribute("date", java.time.LocalDate.of(2026, 1, 2));
                            s.setAttribute("map", new HashMap<>(Map.of("k", new Point(1, 2))));
                            s.setAttribute("changed", new Changed());
                            s.setAttribute("plain", new Plain());
                            s.setAttribute("inner", new ArrayList<>(List.of(new Plain())));
                            s.setAttribute("gone", null);
                        }
                        case "/watch" -> s.setAttribute("watch", new Watch());
                        case "/interval" -> s.setMaxInactiveInterval(Integer.parseInt(v));
                        case "/login" -> q.changeSessionId();
                        case "/logout" -> s.invalidate();
                        case "/slow" -> {
                            Gate.pass();
                            ((Cart) s.getAttribute("cart")).items.add("late");
                            s.setAttribute("new", v);
                            s.removeAttribute("old");
                        }
                        default -> { }
                    }
                    if (q.getPathInfo().equals("/id")) r.getWriter().print(s.getId() + s.getCreationTime() + s.isNew());
                    else if (s == null || q.getPathInfo().equals("/logout")) r.getWriter().print("none");
                    else {
                        TreeMap<String, Object> all = new TreeMap<>();
                        s.getAttributeNames().asIterator().forEachRemaining(n -> all.put(n, s.getAttribute(n)));
                        r.getWriter().print(Version.OF + all);
                    }
                }
            }
            """;

    private static final String CART = """
            public class Cart implements Serializable {
                private static final long serialVersionUID = 1;
                List<String> items = new ArrayList<>();
                //
                public String toString() { return "" + items; }
            }
            """;

    private static final String[] COMMON = {
        "public record Point(int x, int y) implements Serializable {}",
        "public class Plain { public String toString() { return \"plain\"; } }",
        """
            public class Events {
                static void note(String what) {
                    boolean own = Thread.currentThread().getContextClassLoader() == Events.class.getClassLoader();
                    System.setProperty("events", System.getProperty("events", "") + Version.OF + what + (own ? " " : "! "));
                }
            }
            """,
        """
            public class Gate {
                static void pass() {
                    System.setProperty("waiting", "yes");
                    while (System.getProperty("gate") == null) Thread.onSpinWait();
                }
            }
            """,
        """
            public class Watch implements Serializable, HttpSessionActivationListener, HttpSessionBindingListener {
                private static final long serialVersionUID = 1;
                public void sessionWillPassivate(HttpSessionEvent e) { Events.note("passivate" + (e.getSession().getAttribute("watch") == this)); }
                public void sessionDidActivate(HttpSessionEvent e) { Events.note("activate" + (e.getSession().getAttribute("watch") == this)); }
                public void valueBound(HttpSessionBindingEvent e) { Events.note("bound"); }
                public void valueUnbound(HttpSessionBindingEvent e) { Events.note("unbound"); }
                public String toString() { return "watch"; }
            }
            """,
        """
            public class Ends implements HttpSessionListener, HttpSessionIdListener {
                public void sessionCreated(HttpSessionEvent e) { Events.note("created"); }
                public void sessionDestroyed(HttpSessionEvent e) { Events.note("destroyed"); }
                public void sessionIdChanged(HttpSessionEvent e, String old) { Events.note("id"); }
            }
            """
    };

    @TempDir
    static Path directory;

    private static Settings first;
    private static Settings second;

    @BeforeAll
    static void compile() {
        first = application(
                "a", CART, "class Changed implements Serializable { static final long serialVersionUID = 1; }");
        second = application(
                "b",
                CART.replace("//", "int weight = items.size();"),
                "class Changed implements Serializable { static final long serialVersionUID = 2; }");
    }

    private static Settings application(String version, String... changing) {
        Path classes = directory.resolve(version);
        Sources.compile(classes, "public class Version { static final String OF = \"" + version + "\"; }");
        Sources.compile(classes, changing);
        Sources.compile(classes, COMMON);
        Sources.compile(classes, SERVLET);
        Sources.compile(
                classes, "public class App { static List<Object> all() { return List.of(new Ends(), new Shop()); } }");
        return settings(classes, app("com.acme.App:all"));
    }

    @BeforeEach
    void forget() {
        System.clearProperty("events");
        System.clearProperty("gate");
        System.clearProperty("waiting");
    }

    private static String events() {
        return System.getProperty("events", "").strip();
    }

    @Test
    void aSessionIsThereInTheNewGenerationAtItsFirstRequest() {
        try (Generations generations = new Generations(first)) {
            Browser browser = generations.browser();
            browser.get(1, "/interval?v=77");
            browser.get(1, "/put?k=name&v=Ada");
            String id = browser.get(1, "/id");
            generations.reload(second);

            assertThat(browser.get(2, "/peek")).isEqualTo("b{name=Ada}");
            assertThat(browser.get(2, "/id")).isEqualTo(id);
            generations.retire(1);
            assertThat(browser.get(2, "/peek")).isEqualTo("b{name=Ada}");
            assertThat(events()).isEqualTo("acreated");
        }
    }

    @Test
    void theRestIsHandedOverWhenTheOldGenerationHasDrained() {
        try (Generations generations = new Generations(first)) {
            Browser browser = generations.browser();
            browser.get(1, "/put?k=name&v=Ada");
            generations.reload(second);
            generations.retire(1);
            generations.reload(first);
            generations.retire(2);

            assertThat(browser.get(3, "/peek")).isEqualTo("a{name=Ada}");
            assertThat(events()).isEqualTo("acreated");
        }
    }

    @Test
    void aGenerationMayBeReplacedBeforeTheOneBeforeItHasDrained() {
        try (Generations generations = new Generations(first)) {
            Browser early = generations.browser();
            Browser late = generations.browser();
            early.get(1, "/put?k=name&v=Ada");
            late.get(1, "/put?k=name&v=Bob");
            generations.reload(second);
            generations.reload(first);

            assertThat(early.get(3, "/peek")).isEqualTo("a{name=Ada}");
            generations.retire(2);
            generations.retire(1);
            assertThat(early.get(3, "/peek")).isEqualTo("a{name=Ada}");
            assertThat(late.get(3, "/peek")).isEqualTo("a{name=Bob}");
        }
    }

    @Test
    void attributesThatTheNewClassesCanReadSurvive() {
        try (Generations generations = new Generations(first)) {
            Browser browser = generations.browser();
            browser.get(1, "/all");
            generations.reload(second);

            assertThat(browser.get(2, "/peek"))
                    .isEqualTo("b{cart=[nut, null], date=2026-01-02, map={k=Point[x=1, y=2]}, point=Point[x=3, y=4],"
                            + " same=[nut, null]}");
            assertThat(browser.get(2, "/cart?v=oil")).contains("cart=[nut, null, oil]");
        }
    }

    @Test
    void whatAttributesShareStaysShared() {
        try (Generations generations = new Generations(first)) {
            Browser browser = generations.browser();
            browser.get(1, "/all");
            for (String name : new String[] {"changed", "plain", "inner"}) {
                browser.get(1, "/remove?v=" + name);
            }
            generations.reload(second);
            assertThat(browser.get(2, "/cart?v=oil")).contains("same=[nut, null, oil]");
        }
    }

    @Test
    void attributesAreToldOfTheMoveAndListenersOfNothing() {
        try (Generations generations = new Generations(first)) {
            Browser browser = generations.browser();
            browser.get(1, "/watch");
            generations.reload(second);
            browser.get(2, "/peek");
            generations.retire(1);

            assertThat(events()).isEqualTo("acreated abound apassivatetrue bactivatetrue");
            assertThat(browser.get(2, "/logout")).isEqualTo("none");
            assertThat(events()).endsWith("bactivatetrue bdestroyed bunbound");
            assertThat(browser.get(2, "/peek")).isEqualTo("none");
        }
    }

    @Test
    void aSessionExpiresInTheNewGenerationAlsoIfNobodyAsksForIt() {
        try (Generations generations = new Generations(first)) {
            Browser browser = generations.browser();
            generations.scavengeOften();
            browser.get(1, "/interval?v=2");
            generations.reload(second);
            generations.retire(1);
            assertThat(events()).isEqualTo("acreated");
            long deadline = System.nanoTime() + 20_000_000_000L;
            while (!events().contains("destroyed") && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            assertThat(events()).isEqualTo("acreated bdestroyed");
            assertThat(browser.get(2, "/peek")).isEqualTo("none");
        }
    }

    @Test
    void whatARequestOfTheOldGenerationChangesAfterTheMoveReachesTheNew() {
        try (Generations generations = new Generations(first)) {
            Browser browser = generations.browser();
            browser.get(1, "/cart?v=nut");
            browser.get(1, "/put?k=old&v=x");
            CompletableFuture<String> slow = browser.getLater(1, "/slow?v=fresh");
            while (System.getProperty("waiting") == null) {
                Thread.onSpinWait();
            }
            generations.reload(second);
            assertThat(browser.get(2, "/put?k=mine&v=y")).isEqualTo("b{cart=[nut], mine=y, old=x}");
            System.setProperty("gate", "open");

            assertThat(slow.join()).isEqualTo("a{cart=[nut, late], new=fresh}");
            assertThat(browser.get(2, "/peek")).isEqualTo("b{cart=[nut, late], mine=y, new=fresh}");
            generations.retire(1);
            assertThat(browser.get(2, "/peek")).isEqualTo("b{cart=[nut, late], mine=y, new=fresh}");
        }
    }

    @Test
    void aRequestThatComesLateToTheOldGenerationStillHasItsSession() {
        try (Generations generations = new Generations(first)) {
            Browser browser = generations.browser();
            browser.get(1, "/cart?v=nut");
            generations.reload(second);
            browser.get(2, "/peek");

            assertThat(browser.get(1, "/cart?v=oil")).isEqualTo("a{cart=[nut, oil]}");
            assertThat(browser.get(2, "/peek")).isEqualTo("b{cart=[nut, oil]}");
            assertThat(events()).isEqualTo("acreated");
        }
    }

    @Test
    void anEndOrANewIdInEitherGenerationIsThatOfTheSession() {
        try (Generations generations = new Generations(first)) {
            Browser browser = generations.browser();
            Browser other = generations.browser();
            Browser third = generations.browser();
            browser.get(1, "/put?k=name&v=Ada");
            other.get(1, "/put?k=name&v=Bob");
            third.get(1, "/put?k=name&v=Eve");
            generations.reload(second);
            System.clearProperty("events");

            browser.get(2, "/peek");
            browser.get(1, "/login");
            assertThat(browser.get(2, "/peek")).isEqualTo("b{name=Ada}");
            assertThat(events()).isEqualTo("bid");
            browser.get(2, "/login");
            assertThat(browser.get(1, "/peek")).isEqualTo("a{name=Ada}");
            assertThat(browser.get(2, "/peek")).isEqualTo("b{name=Ada}");
            other.get(2, "/peek");
            assertThat(other.get(1, "/logout")).isEqualTo("none");
            assertThat(other.get(2, "/peek")).isEqualTo("none");
            third.get(2, "/logout");
            assertThat(third.get(1, "/peek")).isEqualTo("none");
            assertThat(events()).isEqualTo("bid bid bdestroyed bdestroyed");
        }
    }

    @Test
    void contextsKeepTheirSessionsApart() {
        Settings both =
                settings(directory.resolve("a"), at(app("com.acme.App:all"), "/x"), at(app("com.acme.App:all"), "/y"));
        try (Generations generations = new Generations(both)) {
            Browser one = generations.browser();
            Browser two = generations.browser();
            one.get(1, "/x/put?k=name&v=Ada");
            two.get(1, "/y/put?k=name&v=Bob");
            generations.reload(both);
            generations.retire(1);

            assertThat(one.get(2, "/x/peek")).isEqualTo("a{name=Ada}");
            assertThat(two.get(2, "/y/peek")).isEqualTo("a{name=Bob}");
        }
    }

    @Test
    void manyRequestsAtOnceFindTheOneSession() {
        try (Generations generations = new Generations(first)) {
            Browser browser = generations.browser();
            browser.get(1, "/watch");
            generations.reload(second);
            List<CompletableFuture<String>> answers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                answers.add(browser.getLater(2, "/peek"));
            }
            assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo("b{watch=watch}"));
            assertThat(events()).isEqualTo("acreated abound apassivatetrue bactivatetrue");
        }
    }

    @Test
    void newAndRenamedAndEndedSessionsWorkWithinAGeneration() {
        try (Generations generations = new Generations(first)) {
            Browser browser = generations.browser();
            browser.get(1, "/put?k=name&v=Ada");
            String before = browser.get(1, "/id");
            browser.get(1, "/login");
            assertThat(browser.get(1, "/id")).isNotEqualTo(before);
            assertThat(browser.get(1, "/peek")).isEqualTo("a{name=Ada}");
            browser.get(1, "/logout");
            assertThat(browser.get(1, "/peek")).isEqualTo("none");
            assertThat(events()).isEqualTo("acreated aid adestroyed");
        }
    }
}
