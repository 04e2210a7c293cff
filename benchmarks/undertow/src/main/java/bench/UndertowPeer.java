package bench;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.accesslog.AccessLogHandler;
import io.undertow.server.handlers.accesslog.DefaultAccessLogReceiver;
import io.undertow.server.handlers.resource.PathResourceManager;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/** Undertow as its documentation embeds it. {@code best} has one thread for I/O, few workers, and no header that HTTP/1.1 does not ask for. */
public final class UndertowPeer {
    private UndertowPeer() {}

    public static void main(String[] args) throws Exception {
        Options options = new Options(args);
        DeploymentInfo deployment = Servlets.deployment()
                .setClassLoader(UndertowPeer.class.getClassLoader())
                .setContextPath("/")
                .setDeploymentName("hello")
                .addServlets(Servlets.servlet("hello", Hello.class).addMapping(""));
        if (options.has("files")) {
            deployment.setResourceManager(new PathResourceManager(Path.of(options.text("files"))));
        }
        DeploymentManager manager = Servlets.defaultContainer().addDeployment(deployment);
        manager.deploy();
        HttpHandler handler = manager.start();
        if (options.has("log")) {
            handler = logging(handler, Path.of(options.text("log")));
        }
        Undertow.Builder builder = Undertow.builder()
                .addHttpListener(options.number("port"), "127.0.0.1")
                .setHandler(handler);
        if (options.has("best")) {
            builder.setIoThreads(1).setWorkerThreads(4).setServerOption(UndertowOptions.ALWAYS_SET_KEEP_ALIVE, false);
        }
        if (options.has("threads")) {
            builder.setWorkerThreads(options.number("threads"));
        }
        builder.build().start();
    }

    private static HttpHandler logging(HttpHandler handler, Path file) {
        DefaultAccessLogReceiver receiver = DefaultAccessLogReceiver.builder()
                .setLogWriteExecutor(Executors.newSingleThreadExecutor())
                .setOutputDirectory(file.getParent())
                .setLogBaseName(file.getFileName().toString())
                .setLogNameSuffix("")
                .setRotate(false)
                .build();
        return new AccessLogHandler(handler, receiver, "combined", UndertowPeer.class.getClassLoader());
    }
}
