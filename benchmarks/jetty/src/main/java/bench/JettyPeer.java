package bench;

import java.nio.file.Path;
import org.eclipse.jetty.ee10.servlet.DefaultServlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.CustomRequestLog;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/**
 * Jetty as its documentation embeds it. {@code inline} runs the servlet on the thread that selects: what is left of Jetty where no thread is woken for a
 * request, and no way to serve anything that may block. {@code virtual=N} runs it on virtual threads, N at a time; that needs Java 21.
 */
public final class JettyPeer {
    private JettyPeer() {}

    public static void main(String[] args) throws Exception {
        Options options = new Options(args);
        QueuedThreadPool pool = new QueuedThreadPool();
        if (options.has("threads")) {
            pool.setMaxThreads(options.number("threads") + 2); // an acceptor and, on two processors, a selector
        }
        if (options.has("virtual")) {
            VirtualThreadPool virtual = new VirtualThreadPool();
            virtual.setMaxConcurrentTasks(options.number("virtual"));
            virtual.start();
            pool.setVirtualThreadsExecutor(virtual);
        }
        Server server = new Server(pool);
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(options.number("port"));
        if (options.has("connections")) {
            connector.setIdleTimeout(600_000);
        }
        server.addConnector(connector);
        ServletContextHandler context = options.has("inline") ? new InlineContext() : new ServletContextHandler("/");
        context.addServlet(Hello.class, "");
        if (options.has("files")) {
            context.setBaseResourceAsPath(Path.of(options.text("files")));
            context.addServlet(DefaultServlet.class, "/");
        }
        server.setHandler(context);
        if (options.has("log")) {
            server.setRequestLog(new CustomRequestLog(options.text("log"), CustomRequestLog.EXTENDED_NCSA_FORMAT));
        }
        server.start();
        server.join();
    }

    private static final class InlineContext extends ServletContextHandler {
        private InlineContext() {
            super("/");
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }
    }
}
