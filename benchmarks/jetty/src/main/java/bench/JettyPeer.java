package bench;

import java.net.InetSocketAddress;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;

/** Jetty as its documentation embeds it. */
public final class JettyPeer {
    private JettyPeer() {}

    public static void main(String[] args) throws Exception {
        Server server = new Server(new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0])));
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(Hello.class, "/");
        server.setHandler(context);
        server.start();
        server.join();
    }
}
