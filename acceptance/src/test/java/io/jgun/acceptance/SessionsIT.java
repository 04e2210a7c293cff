package io.jgun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions survive reloads of the application. */
@BesideOthers
class SessionsIT {

    private static final String SHOP = """
            package com.acme;
            import jakarta.servlet.http.*;
            import java.io.*;
            import java.util.*;
            public class App extends HttpServlet {
                static class Cart implements Serializable {
                    private static final long serialVersionUID = 1;
                    List<String> items = new ArrayList<>();
                    //
                }
                static class Connection {}
                @Override protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                    if (request.getPathInfo().equals("/version")) {
                        response.getWriter().print("VERSION");
                        return;
                    }
                    HttpSession session = request.getSession();
                    if (session.isNew()) {
                        session.setAttribute("cart", new Cart());
                        session.setAttribute("connection", new Connection());
                    }
                    Cart cart = (Cart) session.getAttribute("cart");
                    cart.items.add(request.getQueryString());
                    response.getWriter().print(
                        "VERSION " + session.getId() + " " + cart.items + " " + session.getAttribute("connection"));
                }
            }
            """;

    @TempDir
    Path directory;

    @Test
    void aServletsSessionsSurviveReloadsWithWhatTheNewClassesCanRead() throws Exception {
        Project project = new Project(directory);
        project.saveClass(project.classes(), "App", SHOP.replace("VERSION", "1"));
        try (JgunProcess server = Jgun.command("--bind", "127.0.0.1:0", "com.acme.App")
                .in(directory)
                .start()) {
            URI address = server.awaitListening();
            Browser ada = new Browser(address);
            Browser bob = new Browser(address);
            String id = ada.get("/?apple").split(" ", -1)[1];
            assertThat(bob.get("/?bread")).contains("[bread] com.acme.App$Connection@");

            for (int version = 2; version <= 4; version++) {
                project.saveClass(
                        project.classes(),
                        "App",
                        SHOP.replace("VERSION", "" + version).replace("//", "int weight" + version + " = 3;"));
                server.signal("HUP");
                String wanted = "" + version;
                await().until(() -> ada.get("/version").equals(wanted));
                assertThat(ada.get("/?v" + version))
                        .startsWith(version + " " + id + " [apple, v2")
                        .endsWith("] null");
            }

            assertThat(ada.get("/?end")).isEqualTo("4 " + id + " [apple, v2, v3, v4, end] null");
            assertThat(bob.get("/?end")).contains("[bread, end] null");
            assertThat(server.awaitLine("lose their attribute"))
                    .contains(
                            "Sessions at / lose their attribute \"connection\" of com.acme.App$Connection",
                            "NotSerializableException");
            assertThat(server.err().text().split("lose their attribute", -1)).hasSize(2);
        }
    }

    @Test
    void aPagesSessionsSurviveReloads() throws Exception {
        Project project = new Project(directory);
        project.write("web/WEB-INF/web.xml", "<web-app xmlns='https://jakarta.ee/xml/ns/jakartaee' version='6.0'/>");
        project.write("web/index.jsp", """
                <% Integer count = (Integer) session.getAttribute("count");
                   session.setAttribute("count", count == null ? 1 : count + 1); %>1: ${sessionScope.count}""");
        try (JgunProcess server = Jgun.command("--bind", "127.0.0.1:0", "web/:/shop")
                .in(directory)
                .start()) {
            Browser browser = new Browser(server.awaitListening());
            assertThat(browser.get("/shop/index.jsp")).endsWith("1: 1");
            assertThat(browser.get("/shop/index.jsp")).endsWith("1: 2");
            project.write("web/version.txt", "2");
            project.write("web/index.jsp", """
                <% session.setAttribute("count", (Integer) session.getAttribute("count") + 1); %>2: ${sessionScope.count}""");

            server.signal("HUP");
            server.awaitLine("Worker exiting");

            assertThat(browser.get("/shop/index.jsp")).endsWith("2: 3");
        }
    }
}
