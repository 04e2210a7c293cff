package bench;

import java.io.File;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.AccessLogValve;

/** Tomcat as its documentation embeds it. {@code best} does not end a connection after 100 requests. */
public final class TomcatPeer {
    private TomcatPeer() {}

    public static void main(String[] args) throws Exception {
        Options options = new Options(args);
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(options.text("temp"));
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(options.number("port"));
        Context context = tomcat.addContext("", options.has("files") ? options.text("files") : null);
        Tomcat.addServlet(context, "hello", new Hello()).addMapping("");
        if (options.has("files")) {
            Tomcat.addServlet(context, "default", new DefaultServlet()).addMapping("/");
        }
        if (options.has("log")) {
            tomcat.getHost().getPipeline().addValve(accessLog(new File(options.text("log"))));
        }
        Connector connector = tomcat.getConnector();
        if (options.has("best")) {
            connector.setProperty("maxKeepAliveRequests", "-1");
        }
        if (options.has("threads")) {
            connector.setProperty("maxThreads", options.text("threads"));
        }
        if (options.has("connections")) {
            connector.setProperty("maxConnections", "" + 2 * options.number("connections"));
            connector.setProperty("keepAliveTimeout", "600000");
        }
        tomcat.start();
        tomcat.getServer().await();
    }

    private static AccessLogValve accessLog(File file) {
        AccessLogValve valve = new AccessLogValve();
        valve.setDirectory(file.getParent());
        valve.setPrefix(file.getName());
        valve.setRotatable(false);
        valve.setPattern("combined");
        return valve;
    }
}
