package io.jgun.servlet.app;

import static io.jgun.servlet.app.TestServer.app;
import static io.jgun.servlet.app.TestServer.settings;
import static io.jgun.servlet.app.TestServer.webapp;
import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.servlet.retired.LoaderFamily;
import io.jgun.servlet.retired.Places;
import io.jgun.settings.Applications;
import io.jgun.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.StatisticsHandler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The class loaders of applications that have ended can be collected, while the server and its threads live on. */
final class UnloadingTest {

    private static final String TAGS = "<%@ taglib prefix=\"c\" uri=\"jakarta.tags.core\" %>";

    private static final String WEB_XML = "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\"/>";

    @TempDir
    static Path temporary;

    private static final Server SERVER = new Server();
    private static final LocalConnector CONNECTOR = new LocalConnector(SERVER);
    private static final StatisticsHandler CURRENT = new StatisticsHandler() {
        @Override
        public boolean isDynamic() {
            return true;
        }
    };

    @BeforeAll
    static void start() throws Exception {
        SERVER.addConnector(CONNECTOR);
        SERVER.setHandler(CURRENT);
        SERVER.start();
    }

    @AfterAll
    static void stop() throws Exception {
        SERVER.stop();
    }

    @Test
    void aServletClassWithASession() throws Exception {
        assertServletIsUnloaded("Plain", """
                public class Plain extends HttpServlet implements Serializable {
                    protected void doGet(HttpServletRequest q, HttpServletResponse r) throws IOException {
                        q.getSession().setAttribute("x", new Plain());
                        new ObjectOutputStream(OutputStream.nullOutputStream()).writeObject(new Plain());
                        r.getWriter().print("answer");
                    }
                }
                """);
    }

    @Test
    void aWarWithPagesTagsAndEndpoints() throws Exception {
        Path root = temporary.resolve("pages");
        Archive.write(root, "index.jsp", TAGS + """
                <%@ page session='true' %>
                <jsp:useBean id='bean' class='com.acme.Bean' scope='session'/>
                <c:forEach begin='1' end='3' var='i'>${i}-</c:forEach>${bean.name}
                """);
        Archive.write(root, "WEB-INF/web.xml", WEB_XML);
        Sources.compile(root.resolve("WEB-INF/classes"), """
                public class Bean implements Serializable { public String getName() { return "bean"; } }
                """, """
                @WebServlet(urlPatterns = "/found", loadOnStartup = 1)
                public class Found extends HttpServlet {
                    @jakarta.annotation.PostConstruct void made() {}
                }
                """, """
                @jakarta.websocket.server.ServerEndpoint("/echo")
                public class Echo {
                    @jakarta.websocket.OnMessage public String on(String text) { return text; }
                }
                """);
        Path war = Archive.pack(root, temporary.resolve("pages.war"));
        assertUnloaded(Settings.defaults().with(Applications.APP, List.of(webapp(war))), "1-2-3-bean");
    }

    @Test
    void aDriverIsDeregisteredAndTheNextGenerationHasItsOwn() throws Exception {
        Path classes = temporary.resolve("Connects");
        Archive.write(classes, "META-INF/services/java.sql.Driver", "com.acme.TestDriver");
        Sources.compile(classes, """
                public class TestDriver implements java.sql.Driver {
                    static {
                        try { java.sql.DriverManager.registerDriver(new TestDriver()); }
                        catch (java.sql.SQLException e) { throw new IllegalStateException(e); }
                    }
                    public java.sql.Connection connect(String url, Properties p) { return null; }
                    public boolean acceptsURL(String url) { return url.startsWith("jdbc:test:"); }
                    public java.sql.DriverPropertyInfo[] getPropertyInfo(String url, Properties p) { return null; }
                    public int getMajorVersion() { return 1; }
                    public int getMinorVersion() { return 0; }
                    public boolean jdbcCompliant() { return false; }
                    public java.util.logging.Logger getParentLogger() { return null; }
                }
                """);
        assertServletIsUnloaded("Connects", """
                public class Connects extends HttpServlet {
                    protected void doGet(HttpServletRequest q, HttpServletResponse r) throws IOException {
                        long own = java.sql.DriverManager.drivers()
                            .filter(d -> d.getClass().getClassLoader() == getClass().getClassLoader()).count();
                        r.getWriter().print(own == 1 ? "answer" : own + " drivers");
                    }
                }
                """);
    }

    @Test
    void valuesThatItLeftInThreadsOfTheServer() throws Exception {
        assertServletIsUnloaded("Remembers", """
                public class Remembers extends HttpServlet {
                    static final ThreadLocal<Object> OWN = new ThreadLocal<>();
                    static final ThreadLocal<Object> LIST = new ThreadLocal<>();
                    static final InheritableThreadLocal<Object> INHERITED = new InheritableThreadLocal<>();
                    protected void doGet(HttpServletRequest q, HttpServletResponse r) throws IOException {
                        OWN.set(this);
                        LIST.set(new ArrayList<>(List.of(this)));
                        INHERITED.set(Map.of("key", this));
                        r.getWriter().print("answer");
                    }
                }
                """);
    }

    @Test
    void whatItRegisteredWithTheJdk() throws Exception {
        assertServletIsUnloaded("Registers", """
                public class Registers extends HttpServlet {
                    public interface CountMBean { int getCount(); }
                    public static class Count implements CountMBean { public int getCount() { return 1; } }
                    public static class Log extends java.util.logging.Handler {
                        public void publish(java.util.logging.LogRecord record) {}
                        public void flush() {}
                        public void close() {}
                    }
                    static final java.util.logging.Logger LOG = java.util.logging.Logger.getLogger("com.acme.registers");
                    protected void doGet(HttpServletRequest q, HttpServletResponse r) throws IOException {
                        try {
                            java.lang.management.ManagementFactory.getPlatformMBeanServer().registerMBean(
                                new Count(), new javax.management.ObjectName("com.acme:type=Count"));
                        } catch (javax.management.JMException e) {
                            throw new IllegalStateException(e);
                        }
                        java.util.logging.Logger.getLogger("").addHandler(new Log());
                        LOG.setFilter(record -> true);
                        java.net.CookieHandler.setDefault(new java.net.CookieManager() {});
                        java.net.Authenticator.setDefault(new java.net.Authenticator() {});
                        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {});
                        try {
                            java.beans.Introspector.getBeanInfo(Registers.class);
                        } catch (java.beans.IntrospectionException e) {
                            throw new IllegalStateException(e);
                        }
                        ResourceBundle.getBundle("com.acme.Texts", Locale.ROOT, getClass().getClassLoader());
                        r.getWriter().print("answer");
                    }
                }
                """, """
                public class Texts extends ListResourceBundle {
                    protected Object[][] getContents() { return new Object[][] {{"a", "b"}}; }
                }
                """);
    }

    /** The thread that serves them all is started by whichever application comes first. */
    @Test
    void theFirstTimeoutOfACompletableFuture() throws Exception {
        assertServletIsUnloaded("Delays", """
                public class Delays extends HttpServlet {
                    protected void doGet(HttpServletRequest q, HttpServletResponse r) throws IOException {
                        new java.util.concurrent.CompletableFuture<>()
                            .completeOnTimeout("x", 1, java.util.concurrent.TimeUnit.MILLISECONDS).join();
                        java.util.concurrent.CompletableFuture.runAsync(() -> {}).join();
                        r.getWriter().print("answer");
                    }
                }
                """);
    }

    private static void assertServletIsUnloaded(String name, String... sources) throws Exception {
        Path classes = Sources.compile(temporary.resolve(name), sources);
        assertUnloaded(settings(classes, app("com.acme." + name)), "answer");
    }

    private static void assertUnloaded(Settings settings, String answer) throws Exception {
        List<LoaderFamily> generations = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            generations.add(serveAndEnd(settings, answer));
        }
        // As LeakWatch does it: a thread of the server may just be leaving the application.
        for (int i = 0; i < 10 && generations.stream().anyMatch(it -> it.reachable() > 0); i++) {
            generations.forEach(Places::clear);
            System.gc();
            CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS))
                    .join();
        }
        assertThat(generations).allSatisfy(it -> assertThat(it.reachable()).isZero());
    }

    private static LoaderFamily serveAndEnd(Settings settings, String answer) throws Exception {
        LoadedApplications loaded = ApplicationLoader.load(settings, SERVER);
        CURRENT.setHandler(loaded.handler());
        assertThat(CONNECTOR.getResponse("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .contains(answer);
        while (CURRENT.getRequestsActive() > 0) {
            Thread.onSpinWait();
        }
        // A handler is not dropped for null, but for another one.
        CURRENT.setHandler(new org.eclipse.jetty.server.handler.DefaultHandler());
        loaded.stop();
        assertThat(loaded.loaders().reachable()).isEqualTo(1);
        Places.clear(loaded.loaders());
        return loaded.loaders();
    }
}
