package bench;

import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentManager;

/** Undertow as its documentation embeds it. */
public final class UndertowPeer {
    private UndertowPeer() {}

    public static void main(String[] args) throws Exception {
        DeploymentManager manager = Servlets.defaultContainer()
                .addDeployment(Servlets.deployment()
                        .setClassLoader(UndertowPeer.class.getClassLoader())
                        .setContextPath("/")
                        .setDeploymentName("hello")
                        .addServlets(Servlets.servlet("hello", Hello.class).addMapping("/")));
        manager.deploy();
        Undertow.builder()
                .addHttpListener(Integer.parseInt(args[0]), "127.0.0.1")
                .setHandler(manager.start())
                .build()
                .start();
    }
}
